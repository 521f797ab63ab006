package shop.simulators.carrier;

import static shop.simulators.carrier.ScanStatus.DAMAGED;
import static shop.simulators.carrier.ScanStatus.DELIVERED;
import static shop.simulators.carrier.ScanStatus.DELIVERY_ATTEMPTED;
import static shop.simulators.carrier.ScanStatus.IN_TRANSIT;
import static shop.simulators.carrier.ScanStatus.LOST;
import static shop.simulators.carrier.ScanStatus.PICKED_UP;
import static shop.simulators.carrier.ScanStatus.RETURNED_TO_SENDER;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The journey of a parcel, scan by scan. None at all means that it is never picked up.
 *
 * @param scans in the order in which they happen and are told, whatever the carrier's own times in them say
 */
record Script(List<Scan> scans) {

    private static final int LONGEST = 100;

    Script {
        if (scans == null) {
            throw new IllegalArgumentException(
                    "scans is missing; an empty list means that the parcel is never picked up");
        }
        if (scans.size() > LONGEST) {
            throw new IllegalArgumentException("A script has at most " + LONGEST + " scans");
        }
        scans = List.copyOf(scans);
    }

    /**
     * Refuses what cannot be played. A script of an old book may say anything, and is played as far as time goes.
     *
     * @throws IllegalArgumentException when a scan is too far away, or its own time is none that a carrier's clock shows
     */
    void mustBePlayable() {
        scans.forEach(Scan::mustBePlayable);
    }

    /** What becomes of a parcel to this postcode, where nobody has said otherwise. */
    static Script forPostcode(String postcode, Duration pace) {
        return switch (postcode) {
            case "22222" ->
                paced(
                        pace,
                        PICKED_UP,
                        IN_TRANSIT,
                        DELIVERY_ATTEMPTED,
                        DELIVERY_ATTEMPTED,
                        DELIVERY_ATTEMPTED,
                        RETURNED_TO_SENDER);
            case "33333" -> paced(pace, PICKED_UP, IN_TRANSIT, LOST);
            case "44444" -> paced(pace, PICKED_UP, IN_TRANSIT, RETURNED_TO_SENDER);
            case "55555" -> paced(pace, PICKED_UP, IN_TRANSIT, DAMAGED);
            case "66666" -> paced(pace, PICKED_UP, IN_TRANSIT);
            default -> paced(pace, PICKED_UP, IN_TRANSIT, DELIVERED);
        };
    }

    /** What becomes of what somebody at this postcode was to send back, where nobody has said otherwise. */
    static Script backFromPostcode(String postcode, Duration pace) {
        return postcode.equals("77777") ? new Script(List.of()) : paced(pace, PICKED_UP, IN_TRANSIT, DELIVERED);
    }

    private static Script paced(Duration pace, ScanStatus... statuses) {
        return new Script(
                Arrays.stream(statuses).map(status -> Scan.after(pace, status)).toList());
    }
}
