package shop.shipping.dispatching;

import java.util.Map;
import java.util.Optional;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.ShipmentId;

/** SHP-13: a shipment that has no label yet may move to another ship-from; one at a time. */
final class OnlyShipmentsWithoutLabelMove {

    private OnlyShipmentsWithoutLabelMove() {}

    /**
     * @param seen whether the carrier says that it has the parcel
     * @param movingTo where it is to move already, and nobody knows yet whether it does
     */
    static void check(ShipmentId shipment, Standing standing, boolean seen, Optional<String> movingTo) {
        switch (standing) {
            case DISPATCHED, DELIVERED -> throw handedOver(shipment);
            case BEING_CANCELLED ->
                throw refused(shipment, "cancellation-requested", "it is being cancelled; keep it here.");
            case CANCELLED -> throw refused(shipment, "shipment-cancelled", "it is cancelled; nobody sends it.");
            case LABELLED ->
                throw refused(
                        shipment,
                        "label-bought",
                        "it has its label, and is sent from where that says. Report what is not there (POST /shipments/"
                                + shipment + "/short-picks).");
            case AWAITING_LABEL, ON_HOLD -> {
                if (seen) {
                    throw handedOver(shipment);
                }
                movingTo.ifPresent(other -> {
                    throw refused(
                            shipment,
                            "shipment-moving",
                            "it is to be sent by " + other
                                    + " as soon as the carrier has taken its label back; then move it again.");
                });
            }
        }
    }

    private static BusinessRejection handedOver(ShipmentId shipment) {
        return refused(shipment, "shipment-handed-over", "the carrier has it.");
    }

    private static BusinessRejection refused(ShipmentId shipment, String code, String why) {
        return BusinessRejection.of(
                "SHP-13",
                code,
                "The parcel " + shipment + " cannot move to another ship-from: " + why,
                Map.of("shipmentId", shipment.value()));
    }
}
