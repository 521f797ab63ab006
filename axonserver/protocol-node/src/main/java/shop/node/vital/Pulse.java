package shop.node.vital;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How one kind of work goes: when it was last seen to advance, and why it failed, if it did. */
public final class Pulse {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier clock;
    private volatile long since;
    private volatile boolean resting;
    private volatile Optional<String> failure = Optional.empty();

    Pulse(LongSupplier clock) {
        this.clock = clock;
        this.since = clock.getAsLong();
    }

    /** It is at work, or has just done some, and is expected to be seen again soon. */
    public void beat() {
        since = clock.getAsLong();
        resting = false;
        failure = Optional.empty();
    }

    /** It has nothing to do, and may be silent for as long as it likes. */
    public void rest() {
        resting = true;
    }

    /** It ran, and could not do what it should. */
    public void failed(RuntimeException cause) {
        since = clock.getAsLong();
        failure = Optional.of(String.valueOf(cause.getMessage()));
    }

    Optional<String> trouble() {
        long silent = clock.getAsLong() - since;
        if (!resting && silent > PATIENCE_NANOS) {
            return Optional.of("It has stood still for %d seconds.".formatted(TimeUnit.NANOSECONDS.toSeconds(silent)));
        }
        return failure;
    }
}
