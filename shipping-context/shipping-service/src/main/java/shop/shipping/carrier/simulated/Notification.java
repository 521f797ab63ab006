package shop.shipping.carrier.simulated;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import shop.http.InvalidField;
import shop.kernel.OrderId;
import shop.platform.web.NotFound;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.RecordReturnScan;
import shop.shipping.dispatching.RecordScan;
import shop.shipping.dispatching.ScanStatus;

/**
 * A scan as the carrier tells it.
 *
 * @param id of this message; the same whenever it is sent again
 * @param reference our shipment's id, as we told it when the label was bought
 * @param at by the carrier's clock
 */
record Notification(
        String id, String trackingCode, String reference, String status, Instant at, Optional<String> location) {

    /**
     * What this says to the shipment.
     *
     * @throws InvalidField when something is missing
     * @throws NotFound when the reference cannot be one of ours
     */
    Object command() {
        return ReturnShipmentId.isOne(needed("reference", reference)) ? returned() : sent();
    }

    /** The order that it is about. */
    OrderId orderId() {
        return ReturnShipmentId.isOne(needed("reference", reference))
                ? returnShipment().orderId()
                : shipment().orderId();
    }

    private RecordReturnScan returned() {
        return new RecordReturnScan(
                returnShipment(),
                needed("id", id),
                needed("trackingCode", trackingCode),
                inOurWords(needed("status", status)),
                status,
                needed("at", at),
                location == null ? Optional.empty() : location);
    }

    private RecordScan sent() {
        return new RecordScan(
                shipment(),
                needed("id", id),
                needed("trackingCode", trackingCode),
                inOurWords(needed("status", status)),
                status,
                needed("at", at),
                location == null ? Optional.empty() : location);
    }

    private ShipmentId shipment() {
        String shipment = needed("reference", reference);
        try {
            return new ShipmentId(shipment);
        } catch (IllegalArgumentException foreign) {
            throw new NotFound(shipment);
        }
    }

    private ReturnShipmentId returnShipment() {
        try {
            return new ReturnShipmentId(reference);
        } catch (IllegalArgumentException foreign) {
            throw new NotFound(reference);
        }
    }

    static ScanStatus inOurWords(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "picked_up" -> ScanStatus.PICKED_UP;
            case "in_transit" -> ScanStatus.IN_TRANSIT;
            case "out_for_delivery" -> ScanStatus.OUT_FOR_DELIVERY;
            case "delivery_attempted" -> ScanStatus.DELIVERY_ATTEMPTED;
            case "available_for_pickup" -> ScanStatus.AVAILABLE_FOR_PICKUP;
            case "delivered" -> ScanStatus.DELIVERED;
            case "damaged" -> ScanStatus.DAMAGED;
            case "returned_to_sender" -> ScanStatus.RETURNED_TO_SENDER;
            case "lost" -> ScanStatus.LOST;
            default -> ScanStatus.OTHER;
        };
    }

    private static <T> T needed(String field, T value) {
        if (value == null || value.equals("")) {
            throw new InvalidField(field, "missing", "is missing");
        }
        return value;
    }
}
