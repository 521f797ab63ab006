package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when an address came too late for a parcel: its label is bought, and it goes where that says (ORD-08).
 *
 * @param asked the place of the wish among all that its order has decided
 */
@Revision("1")
public record ShipmentRedirectionRefused(ShipmentId shipmentId, OrderId orderId, long asked) implements ShippingEvent {

    @Override
    public String shipFrom() {
        return shipmentId.shipFrom();
    }
}
