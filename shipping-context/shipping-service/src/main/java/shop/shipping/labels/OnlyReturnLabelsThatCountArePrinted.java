package shop.shipping.labels;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.ReturnShipmentId;

/** SHP-08: who sends something back gets its label on paper, once it is bought and as long as the carrier takes it. */
final class OnlyReturnLabelsThatCountArePrinted {

    private OnlyReturnLabelsThatCountArePrinted() {}

    static void check(ReturnShipmentId returnShipment, LabelStanding standing) {
        switch (standing) {
            case NOT_BOUGHT ->
                throw refused(
                        returnShipment,
                        "label-not-bought",
                        "it is not bought. If the carrier sells none, the goods can be brought without one; else try again in a moment.");
            case BEING_GIVEN_BACK, CANCELLED ->
                throw refused(
                        returnShipment,
                        "label-given-back",
                        "it went back to the carrier, because the goods are here without it, were not sent in time, or are kept after all. What is still to come can be brought without a label.");
            case COUNTS -> {}
        }
    }

    private static BusinessRejection refused(ReturnShipmentId returnShipment, String code, String why) {
        return BusinessRejection.of(
                "SHP-08",
                code,
                "There is no label to print for " + returnShipment + ": " + why,
                Map.of("returnShipmentId", returnShipment.value()));
    }
}
