package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a person wanted the parcel kept here, and the carrier has it already.
 *
 * @param asked the place of the wish among all that its order has decided
 */
@Revision("1")
public record ShipmentHoldTooLate(ShipmentId shipmentId, OrderId orderId, long asked) implements ShippingEvent {

    @Override
    public String shipFrom() {
        return shipmentId.shipFrom();
    }
}
