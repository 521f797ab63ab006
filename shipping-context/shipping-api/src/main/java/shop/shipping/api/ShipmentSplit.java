package shop.shipping.api;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when whoever packs sends a part of a shipment apart from it (SHP-12). It is not in this one any more; its order has
 * another one prepared for it (ORD-30).
 *
 * @param split names the warehouse's wish among those about the shipment
 * @param items what is sent apart
 */
@Revision("1")
public record ShipmentSplit(
        ShipmentId shipmentId, OrderId orderId, String shipFrom, String split, List<ParcelItem> items)
        implements ShippingEvent {

    public ShipmentSplit {
        items = List.copyOf(items);
    }
}
