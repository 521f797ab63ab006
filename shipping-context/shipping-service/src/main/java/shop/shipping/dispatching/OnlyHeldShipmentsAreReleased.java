package shop.shipping.dispatching;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.ShipmentId;

/** SHP-03: a shipment can be put on hold, and released from it unless it was cancelled meanwhile. */
final class OnlyHeldShipmentsAreReleased {

    private OnlyHeldShipmentsAreReleased() {}

    static void check(ShipmentId shipment, Cancellation cancellation) {
        if (cancellation == Cancellation.DONE) {
            throw BusinessRejection.of(
                    "SHP-03",
                    "shipment-cancelled",
                    "The parcel " + shipment + " cannot be released: it is cancelled.",
                    Map.of("shipmentId", shipment.value()));
        }
    }
}
