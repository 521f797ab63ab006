package shop.payment.collecting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shop.platform.time.TimeScale;

/**
 * PAY-12: when a capture that has failed is tried again, by the time of the business. The first pauses are for what passes
 * by itself, the long ones for a customer who sees to it. After the last, and once the authorisation has ended, it is for a
 * person.
 */
@Component
public final class CaptureRetries {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3));

    private final TimeScale scale;

    public CaptureRetries(TimeScale scale) {
        this.scale = scale;
    }

    /**
     * @param attempt which try has just failed, from 1
     * @param captureBefore the end of the authorisation, after which nothing can be taken of it
     */
    Optional<Instant> nextTry(int attempt, Instant now, Instant captureBefore) {
        return attempt > PAUSES.size()
                ? Optional.empty()
                : Optional.of(now.plus(scale.of(PAUSES.get(attempt - 1)))).filter(captureBefore::isAfter);
    }
}
