package shop.payment.collecting;

import java.time.Duration;
import java.time.Instant;

/**
 * PAY-01: an authorisation ends when the provider says, as far as that can be a time at which one ends: not over already
 * when it is told of, and not more than a year ahead (no scheme lets one live for longer). Clocks may differ a little.
 */
public final class EndsAreBounded {

    /** By how much the provider's clock may differ from ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(365);

    private EndsAreBounded() {}

    /** Whether an authorisation that is told of now can end then. */
    public static boolean holdsFor(Instant end, Instant now) {
        return !end.isBefore(now.minus(SKEW)) && !end.isAfter(now.plus(LONGEST).plus(SKEW));
    }
}
