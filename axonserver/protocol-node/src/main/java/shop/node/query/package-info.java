/**
 * Queries: from the caller to one handler of each component, and the answers back; subscription queries and their updates.
 */
package shop.node.query;
