/**
 * An Axon application that does nothing: what an order costs here, it costs whoever builds on the framework, the connector and
 * the node. It is the yardstick that the shop is held against. See {@link shop.benchmark.noop.NoOpMain}.
 */
package shop.benchmark.noop;
