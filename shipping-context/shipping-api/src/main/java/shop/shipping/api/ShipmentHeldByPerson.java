package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a person wants the parcel kept here until they say otherwise (SHP-03). Why, its order knows.
 *
 * @param asked the place of the wish among all that its order has decided
 */
@Revision("1")
public record ShipmentHeldByPerson(ShipmentId shipmentId, OrderId orderId, long asked) implements ShippingEvent {

    @Override
    public String shipFrom() {
        return shipmentId.shipFrom();
    }
}
