package shop.shipping.dispatching;

import java.time.Instant;
import java.util.Optional;
import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment what its carrier has notified. Telling the same notification again changes nothing.
 *
 * @param notificationId the carrier's id of this message
 * @param carrierStatus the carrier's own word for the status
 * @param at by the carrier's clock
 * @param location where the parcel was seen, in the carrier's words
 */
public record RecordScan(
        ShipmentId shipmentId,
        String notificationId,
        String trackingCode,
        ScanStatus status,
        String carrierStatus,
        Instant at,
        Optional<String> location) {}
