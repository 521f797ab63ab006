/**
 * Measures the node: a process of its own, loaded over its protocol, beside what the machine itself can do in the same run.
 * See {@link shop.benchmark.BenchmarkNode}.
 */
package shop.benchmark;
