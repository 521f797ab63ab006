package shop.platform.processing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the processors of this instance stand still, and go on, as the {@link Pauses} say. */
public final class PausesInForce {

    private static final Logger log = LoggerFactory.getLogger(PausesInForce.class);

    /** How soon what was said at one instance reaches the others. */
    static final Duration PERIOD = Duration.ofSeconds(1);

    private final Pauses pauses;
    private final Supplier<? extends Collection<? extends EventProcessor>> processors;
    private final Set<String> stopped = new HashSet<>();

    PausesInForce(Pauses pauses, Supplier<? extends Collection<? extends EventProcessor>> processors) {
        this.pauses = pauses;
        this.processors = processors;
    }

    /** Asks the store, and does what it says. Nothing is waited for: a batch that goes on ends first. */
    public synchronized void look() {
        pauses.look();
        processors.get().forEach(this::look);
    }

    private void look(EventProcessor processor) {
        try {
            doAsIsSaid(processor);
        } catch (RuntimeException notYet) {
            // One that still stops cannot be started.
            log.info("{} does not go on yet: {}", processor.getName(), notYet.toString());
        }
    }

    private void doAsIsSaid(EventProcessor processor) {
        String name = processor.getName();
        if (pauses.isToStandStill(name)) {
            if (processor.isRunning()) {
                log.info(
                        "{} stands still: {}",
                        name,
                        pauses.of(name).map(Pauses.Pause::reason).orElse("another instance changes where it stands"));
                processor.shutdownAsync();
            }
            stopped.add(name);
        } else if (stopped.contains(name)) {
            if (!processor.isRunning()) {
                log.info("{} goes on", name);
                processor.start();
            }
            stopped.remove(name);
        }
    }

    /** By whose word the processor stands still, as the store says now. */
    public Optional<Pauses.Pause> pauseOf(String processor) {
        look();
        return pauses.of(processor);
    }

    /** Has it stand still here from now on, and on all others within seconds; by whose word it does then. */
    public Optional<Pauses.Pause> pause(String processor, String by, String reason) {
        pauses.pause(processor, by, reason);
        return pauseOf(processor);
    }

    /** Whether there is something to end: a pause, as the store says now, or whatever else keeps it from running here. */
    public synchronized boolean canEnd(EventProcessor processor) {
        pauses.look();
        return pauses.of(processor.getName()).isPresent() || isStoppedHere(processor);
    }

    /**
     * Ends a pause on all instances, and whatever else keeps the processor from running on this one. One that is still at the
     * batch which it is to end goes on with the next look after that.
     */
    public synchronized boolean end(EventProcessor processor) {
        boolean wasPaused = pauses.end(processor.getName());
        boolean wasStopped = isStoppedHere(processor);
        if (wasStopped) {
            stopped.add(processor.getName());
            look(processor);
        }
        return wasPaused || wasStopped;
    }

    private boolean isStoppedHere(EventProcessor processor) {
        return !pauses.isToStandStill(processor.getName())
                && !pauses.isInHand(processor.getName())
                && !processor.isRunning();
    }
}
