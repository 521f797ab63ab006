package shop.order.reminding;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.order.ordering.Reminders;
import shop.platform.time.TimeScale;

/**
 * How patiently orders wait for what they have asked for. Pauses are of the business; {@code shop.time.day} says how long one of
 * its days takes.
 *
 * @param every how often the orders are looked through, in real time
 * @param firstPause how long a request may be without an answer; each further pause is three times as long
 * @param longestPause no pause gets longer
 * @param refundPause how long a refund may be without an answer
 * @param asked how often it is asked for in vain before a person is called
 */
@ConfigurationProperties("order.reminding")
record RemindingSettings(
        @DefaultValue("30s") Duration every,
        @DefaultValue("5m") Duration firstPause,
        @DefaultValue("24h") Duration longestPause,
        @DefaultValue("24h") Duration refundPause,
        @DefaultValue("4") int asked) {

    RemindingSettings {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("order.reminding.every must be more than 0, such as 30s, not " + every);
        }
        if (firstPause.isNegative() || firstPause.isZero() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("order.reminding.first-pause must be more than 0, such as 5m, and"
                    + " longest-pause not shorter; they are " + firstPause + " and " + longestPause);
        }
        if (asked < 1) {
            throw new IllegalArgumentException("order.reminding.asked must be at least 1, not " + asked);
        }
    }

    Reminders scaledBy(TimeScale scale) {
        return new Reminders(scale.of(firstPause), scale.of(longestPause), scale.of(refundPause), asked);
    }
}
