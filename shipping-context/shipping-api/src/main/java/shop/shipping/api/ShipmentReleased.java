package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a person lets a parcel that was on hold go on.
 */
@Revision("1")
public record ShipmentReleased(ShipmentId shipmentId, OrderId orderId) implements ShippingEvent {

    @Override
    public String shipFrom() {
        return shipmentId.shipFrom();
    }
}
