package shop.shipping.api;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when units were taken out of a parcel because they are not wanted any more (ORD-18).
 *
 * @param reduction the wish that this answers
 * @param items what was taken out; nothing where it was missing anyway
 */
@Revision("1")
public record ShipmentReduced(
        ShipmentId shipmentId, OrderId orderId, String shipFrom, String reduction, List<ParcelItem> items)
        implements ShippingEvent {

    public ShipmentReduced {
        items = List.copyOf(items);
    }
}
