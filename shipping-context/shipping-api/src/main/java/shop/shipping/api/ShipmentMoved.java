package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when another ship-from sends a parcel than the one before it (SHP-13): no label that says otherwise is out. The
 * parcel keeps its name, what is in it and its promise.
 *
 * @param movedFrom who was to send it until then
 * @param movedTo who sends it from now on
 */
@Revision("1")
public record ShipmentMoved(ShipmentId shipmentId, OrderId orderId, String movedFrom, String movedTo)
        implements ShippingEvent {

    @Override
    public String shipFrom() {
        return shipmentId.shipFrom();
    }
}
