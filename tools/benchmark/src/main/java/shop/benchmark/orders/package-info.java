/**
 * Measures the whole system: a quickstart of its own takes in a folder of orders, and what that cost is read from the
 * system, not assumed. See {@link shop.benchmark.orders.BenchmarkOrders}.
 */
package shop.benchmark.orders;
