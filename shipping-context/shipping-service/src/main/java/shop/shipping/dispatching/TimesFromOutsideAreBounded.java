package shop.shipping.dispatching;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import shop.platform.rejection.BusinessRejection;

/**
 * SHP-11: what others say happened to a parcel happened after it was asked for, and not in the future; clocks may differ a
 * little. A parcel whose promised day had passed when it was asked for is one that was taken over from elsewhere, with its
 * journey: what happened to it may lie up to a year before that day.
 */
final class TimesFromOutsideAreBounded {

    /** By how much somebody else's clock may differ from ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final int YEARS_BEFORE_AN_OLD_PROMISE = 1;

    private TimesFromOutsideAreBounded() {}

    /** The first moment at which something can have happened to a parcel. */
    static Instant earliest(Instant askedFor, Optional<LocalDate> promised) {
        return promised.filter(day -> day.isBefore(LocalDate.ofInstant(askedFor, ZoneOffset.UTC)))
                .map(day -> day.minusYears(YEARS_BEFORE_AN_OLD_PROMISE)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant())
                .orElse(askedFor.minus(SKEW));
    }

    static void check(Instant at, Instant earliest, Instant now) {
        if (at.isBefore(earliest)) {
            throw refused(
                    "time-too-early",
                    "at is before " + earliest + ", when nothing can have happened to this parcel yet;"
                            + " send the moment at which it happened.");
        }
        Instant latest = now.plus(SKEW);
        if (at.isAfter(latest)) {
            throw refused(
                    "time-in-the-future",
                    "at is after " + latest + ", in the future; send the moment at which it happened.");
        }
    }

    private static BusinessRejection refused(String code, String message) {
        return BusinessRejection.ofContent("SHP-11", code, message, Map.of("field", "at"));
    }
}
