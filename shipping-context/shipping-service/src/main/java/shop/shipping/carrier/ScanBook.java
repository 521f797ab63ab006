package shop.shipping.carrier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.ScanStatus;

/**
 * What a carrier has seen of a parcel, for whoever asks, whether it goes or comes back. Its notices say that there is
 * something new, and need not be believed beyond that (SHP-15).
 */
public interface ScanBook {

    /**
     * All scans so far, the same each time under the same ids, so that each is recorded once. None, where the carrier knows
     * no such parcel: it may not have typed the number in yet.
     *
     * @throws CarrierDidNotAnswer when it is not known what it has seen
     */
    List<Seen> scansOf(KnownLabel label);

    /**
     * Under what a parcel is known to its carrier.
     *
     * @param labelId the carrier's id of the label
     */
    record KnownLabel(String labelId, String carrier, String trackingCode) {}

    /**
     * One scan.
     *
     * @param notificationId the same for the same scan, however often it is told
     * @param carrierStatus the carrier's own word for the status
     * @param at by the carrier's clock
     * @param location where it was seen, in the carrier's words
     */
    record Seen(
            String notificationId, ScanStatus status, String carrierStatus, Instant at, Optional<String> location) {}
}
