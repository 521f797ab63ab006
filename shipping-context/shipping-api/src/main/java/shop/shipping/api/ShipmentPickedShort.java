package shop.shipping.api;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when whoever packs a parcel does not find all that belongs into it (ORD-14). The rest is sent; where there is none,
 * the shipment is cancelled.
 *
 * @param report names the warehouse's report among those about the shipment
 * @param items what is missing
 */
@Revision("1")
public record ShipmentPickedShort(
        ShipmentId shipmentId, OrderId orderId, String shipFrom, String report, List<ParcelItem> items)
        implements ShippingEvent {

    public ShipmentPickedShort {
        items = List.copyOf(items);
    }
}
