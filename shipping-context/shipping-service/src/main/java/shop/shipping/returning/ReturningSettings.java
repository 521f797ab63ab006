package shop.shipping.returning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long something that is to come back is awaited. Days are those of the business; {@code shop.time.day} says how long
 * one takes.
 *
 * @param lapseAfter so long after the last word of it, it is not awaited any more; 1 to 365 days
 * @param takenAsSentAfter so long after it arrived, and nobody has said what is in it, it is taken for what was to come
 * back; never, where it is 0
 * @param every how often what is awaited is looked through, in real time
 */
@ConfigurationProperties("shipping.returns")
record ReturningSettings(
        @DefaultValue("30d") Duration lapseAfter,
        @DefaultValue("0d") Duration takenAsSentAfter,
        @DefaultValue("30s") Duration every) {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    ReturningSettings {
        if (lapseAfter.compareTo(SHORTEST) < 0 || lapseAfter.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "shipping.returns.lapse-after must be 1 to 365 days, such as 30d, not " + lapseAfter);
        }
        if (takenAsSentAfter.isNegative() || takenAsSentAfter.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "shipping.returns.taken-as-sent-after must be 0 (never) to 365 days, such as 3d, not "
                            + takenAsSentAfter);
        }
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("shipping.returns.every must be more than 0, such as 30s, not " + every);
        }
    }

    boolean areTakenAsSent() {
        return !takenAsSentAfter.isZero();
    }
}
