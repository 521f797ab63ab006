/**
 * A single-node server that is compatible with the Axon Server protocol; not affiliated with AxonIQ.
 *
 * <p>{@link shop.node.EmbeddedNode} starts it inside any JVM, {@link shop.node.NodeMain} as a process. Where to look: a
 * command is routed in {@code command.CommandRouter}, a query in {@code query.QueryRouter}; an append is checked in
 * {@code event.EventLog} and made durable by {@code storage.Writer}.
 *
 * <p>Whoever shows what happens inside reads it from {@link shop.node.NodeView} (events, snapshots, schedule, handlers,
 * connections, processors, by context) and adds its paths to {@link shop.node.http.NodeHttp}; nothing else needs to be
 * known.
 */
package shop.node;
