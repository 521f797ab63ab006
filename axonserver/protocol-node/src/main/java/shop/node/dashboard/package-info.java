/**
 * The viewer on the HTTP port, for the person who inspects events: pages under {@code viewer/} in the resources, and the
 * REST endpoints behind them. {@link shop.node.dashboard.Dashboard} lists every path. It reads from
 * {@link shop.node.NodeView} and changes nothing but event processors.
 *
 * <p>Who may come in is decided in {@code AccessControl}; that a slow browser holds nobody up, in
 * {@link shop.node.http.Places}.
 */
package shop.node.dashboard;
