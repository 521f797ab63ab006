package shop.shipping.dispatching;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.ShipmentId;

/** SHP-04: hand-over makes a parcel dispatched; so it needs its label, is not held, and is not on its way back into the shelf. */
final class OnlyLabelledParcelsAreHandedOver {

    private OnlyLabelledParcelsAreHandedOver() {}

    static void check(ShipmentId shipment, Standing standing, boolean heldByPerson) {
        if (heldByPerson && standing != Standing.BEING_CANCELLED) {
            throw refused(
                    shipment,
                    "held-by-person",
                    "a person holds it; keep it here until the shop or support releases its order.");
        }
        switch (standing) {
            case CANCELLED -> throw refused(shipment, "shipment-cancelled", "it is cancelled; put the goods back.");
            case BEING_CANCELLED ->
                throw refused(
                        shipment,
                        "cancellation-requested",
                        "it is being cancelled; keep it here until that is decided.");
            case ON_HOLD ->
                throw refused(
                        shipment, "shipment-on-hold", "it is on hold; change its address, or have it released, first.");
            case AWAITING_LABEL ->
                throw refused(shipment, "label-not-bought", "its label is not bought yet; try again in a moment.");
            case LABELLED, DISPATCHED, DELIVERED -> {}
        }
    }

    private static BusinessRejection refused(ShipmentId shipment, String code, String why) {
        return BusinessRejection.of(
                "SHP-04",
                code,
                "The parcel " + shipment + " cannot be handed over: " + why,
                Map.of("shipmentId", shipment.value()));
    }
}
