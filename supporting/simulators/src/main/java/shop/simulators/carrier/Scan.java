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

    Scan {
        if (status == null) {
            throw new IllegalArgumentException("A scan needs a status");
        }
        if (after.orElse(0L) < 0) {
            throw new IllegalArgumentException("A scan cannot happen before the one before it");
        }
    }

    static Scan after(Duration pause, ScanStatus status) {
        return new Scan(status, Optional.empty(), Optional.of(pause.toMillis()), Optional.empty());
    }

    Duration pause() {
        return Duration.ofMillis(after.orElse(0L));
    }
}
