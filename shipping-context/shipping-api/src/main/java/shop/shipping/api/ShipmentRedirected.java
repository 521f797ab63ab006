package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel goes to the address that its order has asked for: no label to another one is out (ORD-08).
 *
 * @param asked the place of the wish among all that its order has decided
 */
@Revision("1")
public record ShipmentRedirected(ShipmentId shipmentId, OrderId orderId, long asked) implements ShippingEvent {

    @Override
    public String shipFrom() {
        return shipmentId.shipFrom();
    }
}
