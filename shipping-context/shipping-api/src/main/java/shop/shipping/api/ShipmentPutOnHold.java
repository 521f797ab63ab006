package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the parcel cannot go on until a person has looked at it (SHP-03).
 */
@Revision("1")
public record ShipmentPutOnHold(ShipmentId shipmentId, OrderId orderId, HoldReason reason) implements ShippingEvent {

    @Override
    public String shipFrom() {
        return shipmentId.shipFrom();
    }
}
