package shop.shipping.dispatching;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.ShipmentId;

/**
 * SHP-02: where the carrier sells no labels to us, a person tells the number of the one that the parcel goes with, and can
 * put it right until the carrier has seen the parcel. A label that was bought has its number.
 */
final class NumbersAreGivenWhereNoLabelIsSold {

    private NumbersAreGivenWhereNoLabelIsSold() {}

    /** @param seen whether the carrier says that it has the parcel */
    static void check(ShipmentId shipment, Standing standing, Labels labels, boolean seen) {
        switch (standing) {
            case DISPATCHED, DELIVERED ->
                throw refused(shipment, "shipment-handed-over", "it was handed over under the number that it has.");
            case BEING_CANCELLED ->
                throw refused(shipment, "cancellation-requested", "it is being cancelled; keep it here.");
            case CANCELLED -> throw refused(shipment, "shipment-cancelled", "it is cancelled; put the goods back.");
            case ON_HOLD ->
                throw refused(
                        shipment, "shipment-on-hold", "it is on hold; change its address, or have it released, first.");
            case AWAITING_LABEL, LABELLED -> {
                if (seen) {
                    throw refused(shipment, "shipment-handed-over", "it was handed over under the number that it has.");
                }
                if (labels.isVoidAskedFor()) {
                    throw refused(
                            shipment,
                            "label-being-given-back",
                            "it goes to another address, or another ship-from sends it; try again in a moment.");
                }
                if (!labels.isOfPacker()) {
                    throw refused(
                            shipment,
                            "label-is-sold",
                            "its label is bought of the carrier, or about to be. Print that.");
                }
            }
        }
    }

    private static BusinessRejection refused(ShipmentId shipment, String code, String why) {
        return BusinessRejection.of(
                "SHP-02",
                code,
                "No number can be given to the parcel " + shipment + ": " + why,
                Map.of("shipmentId", shipment.value()));
    }
}
