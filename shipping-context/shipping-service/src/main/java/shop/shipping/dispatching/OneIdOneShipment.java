package shop.shipping.dispatching;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;

/**
 * SHP-10: one shipment per parcel of an order. Asking again is asking for the same, and changes nothing; whoever asks for
 * something else must hear that it is not what will be sent.
 */
final class OneIdOneShipment {

    private OneIdOneShipment() {}

    static void check(ShipmentPrepared before, ShipmentPrepared again) {
        if (!before.equals(again) && !before.equals(again.withoutLines())) {
            throw BusinessRejection.of(
                    "SHP-10",
                    "shipment-id-used-for-another-content",
                    "The parcel " + before.shipmentId() + " was asked for with another content, recipient or promise;"
                            + " ask for the same again.",
                    Map.of("shipmentId", before.shipmentId().value()));
        }
    }
}
