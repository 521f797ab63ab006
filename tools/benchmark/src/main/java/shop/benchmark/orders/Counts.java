package shop.benchmark.orders;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a system has done so far, by its node's and the operating system's own counts.
 *
 * @param commands routed by the node
 * @param events in the log
 * @param cpu of the system's process; nothing where the operating system does not say
 */
record Counts(long commands, long events, Optional<Duration> cpu) {

    static final Counts NOTHING = new Counts(0, 0, Optional.of(Duration.ZERO));

    static Counts of(SystemProcess system) {
        long commands = StreamSupport.stream(system.node("/v1/commands").spliterator(), false)
                .mapToLong(command -> command.get("routed").asLong())
                .sum();
        return new Counts(commands, system.events(), system.cpu());
    }

    Counts since(Counts before) {
        return new Counts(
                commands - before.commands, events - before.events, cpu.flatMap(now -> before.cpu.map(now::minus)));
    }

    Counts plus(Counts more) {
        return new Counts(
                commands + more.commands, events + more.events, cpu.flatMap(mine -> more.cpu.map(mine::plus)));
    }
}
