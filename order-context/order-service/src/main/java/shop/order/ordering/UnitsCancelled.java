package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.CancellationReason;
import shop.order.api.ParcelContents;

/**
 * Recorded when units of a parcel are not sent: they were taken out of it (ORD-18), or were not there (ORD-14).
 *
 * @param request the request that they were cancelled by, or the report by which they were not there
 * @param items which they are; none where they were not there anyway when they were to be taken out
 */
@Revision("1")
public record UnitsCancelled(
        OrderId orderId, String shipFrom, String request, List<ParcelContents.Item> items, CancellationReason reason)
        implements UnitsFact {

    public UnitsCancelled {
        items = List.copyOf(items);
    }
}
