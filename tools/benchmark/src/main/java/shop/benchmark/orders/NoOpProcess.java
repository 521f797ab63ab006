package shop.benchmark.orders;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import shop.benchmark.noop.NoOpMain;
import shop.benchmark.noop.Workload;

/** The no-op Axon application as a process of its own, with as many processors and segments as the shop has. */
final class NoOpProcess implements AutoCloseable {

    private static final List<String> PARTS = List.of("node", "viewer", "mongo", NoOpMain.CONTROL);
    private static final Duration LONGEST_TURN = Duration.ofMinutes(30);

    private final SystemProcess system;

    private NoOpProcess(SystemProcess system) {
        this.system = system;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param shop that has done something already, so that its node knows its processors
     * @throws SystemAway when it does not start
     */
    static NoOpProcess start(List<String> jvm, Path data, SystemProcess shop) {
        String segments = SystemProcess.COMPONENTS.stream()
                .map(component -> StreamSupport.stream(
                                shop.processors(component).spliterator(), false)
                        .map(processor -> Integer.toString(
                                Math.max(1, processor.get("segments").size())))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("/"));
        return new NoOpProcess(SystemProcess.start(
                jvm, List.of(NoOpMain.class.getName(), "--segments=" + segments), PARTS, data, "first"));
    }

    /**
     * Has it do what the shop did in a turn: as many orders, commands and events.
     *
     * @throws SystemAway when the shop has done nothing, or this does not do it
     */
    Turn turn(Turn shops) {
        Instant begun = Instant.now();
        Counts before = Counts.of(system);
        long millis = system.post(NoOpMain.CONTROL, "/turns", workload(shops), LONGEST_TURN)
                .get("millis")
                .asLong();
        Counts work = Counts.of(system).since(before);
        return new Turn(begun, shops.orders(), Duration.ofMillis(millis), work, Optional.empty(), Optional.empty());
    }

    private static Workload workload(Turn shops) {
        try {
            return new Workload(
                    (int) shops.orders(), shops.work().commands(), shops.work().events());
        } catch (IllegalArgumentException tooLittle) {
            throw new SystemAway("The shop was given too little to do: " + tooLittle.getMessage(), tooLittle);
        }
    }

    SystemProcess system() {
        return system;
    }

    @Override
    public void close() {
        system.close();
    }
}
