package shop.shipping.silence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * After how much silence a parcel is presumed lost.
 *
 * @param lostAfter days of the business, 1 to 365; {@code shop.time.day} says how long one takes
 * @param every how often the parcels under way are looked through, in real time
 */
@ConfigurationProperties("shipping.silence")
record SilenceSettings(
        @DefaultValue("14d") Duration lostAfter,
        @DefaultValue("30s") Duration every) {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    SilenceSettings {
        if (lostAfter.compareTo(SHORTEST) < 0 || lostAfter.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "shipping.silence.lost-after must be 1 to 365 days, such as 14d, not " + lostAfter);
        }
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("shipping.silence.every must be more than 0, such as 30s, not " + every);
        }
    }
}
