/**
 * The HTTP port beside the protocol: how requests are read and answered, health, and a place where a viewer adds its own
 * paths. That nobody who sends or reads slowly holds others up is seen to by {@code ShortTasks} and
 * {@link shop.node.http.Exchanges}.
 */
package shop.node.http;
