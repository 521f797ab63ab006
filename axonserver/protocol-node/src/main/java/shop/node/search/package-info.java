/**
 * Ad-hoc queries over events and snapshots: a small language for people, and the protocol's way to run it.
 */
package shop.node.search;
