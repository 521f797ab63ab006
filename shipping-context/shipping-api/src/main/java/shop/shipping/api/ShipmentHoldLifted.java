package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when no person wants the parcel kept here any more (SHP-03). It goes on, unless something else keeps it here.
 *
 * @param asked the place of the wish among all that its order has decided
 */
@Revision("1")
public record ShipmentHoldLifted(ShipmentId shipmentId, OrderId orderId, long asked) implements ShippingEvent {

    @Override
    public String shipFrom() {
        return shipmentId.shipFrom();
    }
}
