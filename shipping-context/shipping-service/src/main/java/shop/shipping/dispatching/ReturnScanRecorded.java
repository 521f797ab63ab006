package shop.shipping.dispatching;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;

/**
 * Recorded for every notification of the carrier about something that comes back, once each (SHP-05).
 *
 * @param notificationId the carrier's id of this message
 * @param carrierStatus the carrier's own word for the status, at most 50 characters
 * @param at by the carrier's clock
 * @param location where it was seen, in the carrier's words, at most 100 characters: a depot, a shop or a town
 * @param counts whether it is of the label that was bought; what is of another is kept for a person to look at
 */
@Revision("1")
public record ReturnScanRecorded(
        ReturnShipmentId returnShipmentId,
        OrderId orderId,
        String notificationId,
        String trackingCode,
        ScanStatus status,
        String carrierStatus,
        Instant at,
        Optional<String> location,
        boolean counts)
        implements ReturnShipmentFact {}
