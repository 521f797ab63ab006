package shop.shipping.dispatching;

import java.time.Instant;
import java.util.Optional;
import shop.shipping.api.ReturnShipmentId;

/**
 * Tells a return shipment what its carrier has notified. Telling the same notification again changes nothing.
 *
 * @param notificationId the carrier's id of this message
 * @param carrierStatus the carrier's own word for the status; what goes beyond 50 characters is cut off
 * @param at by the carrier's clock
 * @param location where it was seen, in the carrier's words; what goes beyond 100 characters is cut off
 */
public record RecordReturnScan(
        ReturnShipmentId returnShipmentId,
        String notificationId,
        String trackingCode,
        ScanStatus status,
        String carrierStatus,
        Instant at,
        Optional<String> location) {

    public RecordReturnScan {
        carrierStatus = RecordScan.cut(carrierStatus, RecordScan.LONGEST_STATUS);
        location = location.map(place -> RecordScan.cut(place, RecordScan.LONGEST_LOCATION));
    }
}
