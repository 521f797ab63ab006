/**
 * An ordered key-value store, on disk or in memory, and the one thread that writes to it in durable batches.
 */
package shop.node.storage;
