package shop.shipping.dispatching;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.ShipmentId;

/** SHP-04: hand-over makes a parcel dispatched; so it needs its label, and must not be on its way back into the shelf. */
final class OnlyLabelledParcelsAreHandedOver {

    private OnlyLabelledParcelsAreHandedOver() {}

    static void check(ShipmentId shipment, Label label, boolean held, Cancellation cancellation) {
        if (cancellation == Cancellation.DONE) {
            throw refused(shipment, "shipment-cancelled", "it is cancelled; put the goods back.");
        }
        if (cancellation == Cancellation.REQUESTED) {
            throw refused(
                    shipment, "cancellation-requested", "it is being cancelled; keep it here until that is decided.");
        }
        if (held) {
            throw refused(shipment, "shipment-on-hold", "it is on hold; release it first.");
        }
        if (!label.wasBought()) {
            throw refused(shipment, "label-not-bought", "its label is not bought yet; try again in a moment.");
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
