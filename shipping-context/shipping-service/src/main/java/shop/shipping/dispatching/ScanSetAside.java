package shop.shipping.dispatching;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the carrier tells of a scan that is not of this shipment's label, or of a shipment that has none. It is kept
 * for a person to look at, and counts for nothing (SHP-05).
 *
 * @param notificationId the carrier's id of this message
 * @param trackingCode the code under which the carrier saw whatever it saw
 * @param carrierStatus the carrier's own word for the status, at most 50 characters
 * @param at by the carrier's clock
 * @param location where it was seen, in the carrier's words, at most 100 characters: a depot, a shop or a town, never the
 *     recipient's name or address
 */
@Revision("1")
public record ScanSetAside(
        ShipmentId shipmentId,
        OrderId orderId,
        String notificationId,
        String trackingCode,
        ScanStatus status,
        String carrierStatus,
        Instant at,
        Optional<String> location)
        implements ShipmentFact {}
