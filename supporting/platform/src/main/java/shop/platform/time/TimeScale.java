package shop.platform.time;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Scales all windows (payment, return, silence of a carrier) at once, so that a demonstration need not take weeks.
 * Signatures and tokens live in real time.
 *
 * @param day how long a day of the business takes; 24 hours unless a demonstration says otherwise
 * @param shortestWindow no window gets shorter by scaling than this, so that machines keep up
 * @param windows whether windows close at all; off while history is replayed through the front door
 */
@ConfigurationProperties("shop.time")
public record TimeScale(
        @DefaultValue("24h") Duration day,
        @DefaultValue("15s") Duration shortestWindow,
        @DefaultValue("true") boolean windows) {

    private static final Duration REAL_DAY = Duration.ofDays(1);

    public TimeScale {
        if (day.isNegative() || day.isZero() || day.compareTo(REAL_DAY) > 0) {
            throw new IllegalArgumentException("shop.time.day must be more than 0 and at most 24h, not " + day);
        }
    }

    /** How long a window of the business takes by the world's clock. */
    public Duration of(Duration window) {
        if (day.equals(REAL_DAY)) {
            return window;
        }
        Duration scaled = Duration.ofMillis(window.toSeconds() * day.toMillis() / REAL_DAY.toSeconds());
        return scaled.compareTo(shortestWindow) < 0 ? shortestWindow : scaled;
    }
}
