package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.DeliveryFault;
import shop.order.api.ParcelContents;

/**
 * Recorded when it is decided that units of a parcel that has arrived are paid back, and need not come back (ORD-23): they are
 * not paid for any more.
 *
 * @param shipFrom the parcel that they arrived in
 * @param request names it among those for the order
 */
@Revision("1")
public record UnitsRefunded(
        OrderId orderId, String shipFrom, String request, List<ParcelContents.Item> items, DeliveryFault fault)
        implements UnitsMadeGood {

    public UnitsRefunded {
        items = List.copyOf(items);
    }
}
