package shop.platform.processing;

import java.time.Duration;

/**
 * How far a processor is behind.
 *
 * @param waiting how many events the log has beyond the last that was processed, others' events included
 * @param behind for how long the first of them has waited, at least
 */
public record Backlog(long waiting, Duration behind) {

    public static final Backlog NONE = new Backlog(0, Duration.ZERO);

    /** The same in seconds, with a fraction. */
    public double behindSeconds() {
        return behind.toMillis() / 1e3;
    }
}
