package shop.simulators.carrier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One scan that a script foresees.
 *
 * @param at the carrier's own time that the notification names; the moment of the scan if absent
 * @param after milliseconds since the scan before it, or since the label was bought; none if absent
 * @param location where, as the carrier words it
 */
record Scan(ScanStatus status, Optional<Instant> at, Optional<Long> after, Optional<String> location) {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(365);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2099-12-31T23:59:59Z");
    private static final int LONGEST_LOCATION = 255;

    Scan {
        if (status == null) {
            throw new IllegalArgumentException("A scan needs a status");
        }
        if (after.orElse(0L) < 0) {
            throw new IllegalArgumentException("A scan cannot happen before the one before it");
        }
    }

    void mustBePlayable() {
        if (after.orElse(0L) > LONGEST_PAUSE.toMillis()) {
            throw new IllegalArgumentException("after must be at most " + LONGEST_PAUSE.toMillis() + " milliseconds");
        }
        if (at.filter(moment -> moment.isBefore(EARLIEST) || moment.isAfter(LATEST))
                .isPresent()) {
            throw new IllegalArgumentException("at must be from " + EARLIEST + " to " + LATEST);
        }
        if (location.filter(place -> place.codePointCount(0, place.length()) > LONGEST_LOCATION)
                .isPresent()) {
            throw new IllegalArgumentException("location must have at most " + LONGEST_LOCATION + " characters");
        }
    }

    static Scan after(Duration pause, ScanStatus status) {
        return new Scan(status, Optional.empty(), Optional.of(pause.toMillis()), Optional.empty());
    }

    Duration pause() {
        return Duration.ofMillis(Math.min(after.orElse(0L), LONGEST_PAUSE.toMillis()));
    }
}
