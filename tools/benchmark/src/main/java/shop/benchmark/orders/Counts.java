package shop.benchmark.orders;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the system has done so far, by its node's and the operating system's own counts.
 *
 * @param commands routed by the node
 * @param events in the log
 * @param cpu of the system's process; nothing where the operating system does not say
 */
record Counts(long commands, long events, Optional<Duration> cpu) {

    static Counts of(SystemProcess system) {
        long commands = StreamSupport.stream(system.node("/v1/commands").spliterator(), false)
                .mapToLong(command -> command.get("routed").asLong())
                .sum();
        // Positions begin at 0, so a log that ends at one holds one event more.
        JsonNode processors = system.node("/v1/components/order/processors");
        return new Counts(commands, processors.get(0).get("head").asLong() + 1, system.cpu());
    }

    Counts since(Counts before) {
        return new Counts(
                commands - before.commands, events - before.events, cpu.flatMap(now -> before.cpu.map(now::minus)));
    }
}
