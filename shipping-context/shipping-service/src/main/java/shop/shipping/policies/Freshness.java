package shop.shipping.policies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Tells requests of just now from those of the past. After the loss of its store this service hears all of its history
 * again, and a carrier forgets keys after a day or so: it would sell every label a second time. What is not of just now is
 * left to asking again, which looks first whether it was answered.
 */
@Component
class Freshness {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Clock clock;

    Freshness(Clock clock) {
        this.clock = clock;
    }

    boolean isOfJustNow(Instant recorded) {
        return !recorded.isBefore(clock.instant().minus(FRESH));
    }
}
