package shop.shipping.labels;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.ShipmentId;

/** SHP-02: a label that is not bought, or is on its way back to the carrier, sends no parcel; so nobody gets it on paper. */
final class OnlyLabelsThatCountArePrinted {

    private OnlyLabelsThatCountArePrinted() {}

    static void check(ShipmentId shipment, LabelStanding standing) {
        switch (standing) {
            case NOT_BOUGHT ->
                throw refused(
                        shipment,
                        "label-not-bought",
                        "it is not bought. If the shipment is on hold, change its address or have it released; else try again in a moment.");
            case BEING_GIVEN_BACK ->
                throw refused(
                        shipment,
                        "label-being-given-back",
                        "the carrier was asked to take it back. Keep the parcel here, and read the shipment again in a moment.");
            case CANCELLED ->
                throw refused(shipment, "shipment-cancelled", "the parcel is not sent; put the goods back.");
            case COUNTS -> {}
        }
    }

    private static BusinessRejection refused(ShipmentId shipment, String code, String why) {
        return BusinessRejection.of(
                "SHP-02",
                code,
                "There is no label to print for " + shipment + ": " + why,
                Map.of("shipmentId", shipment.value()));
    }
}
