package shop.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells facts of just now from those of the past. After the loss of its store a service hears all of its history again, and
 * whoever is asked under a key forgets it after a day or so: everything would be done a second time. What is not of just now
 * is left to asking again, which looks first whether it was answered.
 */
public final class Freshness {

    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private final Clock clock;

    public Freshness(Clock clock) {
        this.clock = clock;
    }

    /** Whether this was less than a minute ago. */
    public boolean isOfJustNow(Instant recorded) {
        return recorded.plus(JUST_NOW).isAfter(clock.instant());
    }
}
