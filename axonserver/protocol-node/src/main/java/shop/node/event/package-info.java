/**
 * Events, snapshots and scheduled events: one log for each context, appended to in transactions, read by aggregate or
 * followed by token.
 */
package shop.node.event;
