package shop.shipping.dispatching;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded for every notification of the carrier about this shipment's label, once each, whatever it tells and whenever it
 * comes (SHP-05). What is not of this label is a {@link ScanSetAside}.
 *
 * @param notificationId the carrier's id of this message
 * @param carrierStatus the carrier's own word for the status, at most 50 characters
 * @param at by the carrier's clock
 * @param location where the parcel was seen, in the carrier's words, at most 100 characters: a depot, a shop or a
 * town, never the     recipient's name or address
 */
@Revision("1")
public record ScanRecorded(
        ShipmentId shipmentId,
        OrderId orderId,
        String notificationId,
        String trackingCode,
        ScanStatus status,
        String carrierStatus,
        Instant at,
        Optional<String> location)
        implements ShipmentFact {}
