package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.CancellationReason;
import shop.order.api.ParcelContents;

/**
 * Recorded when units of a parcel are not wanted any more (ORD-18): its ship-from is asked to take them out.
 *
 * @param request the request that this follows from
 * @param items what is to be taken out
 * @param remaining what may stay in the parcel; nothing where none of it is wanted any more
 */
@Revision("1")
public record UnitsCancellationRequested(
        OrderId orderId,
        String shipFrom,
        String request,
        List<ParcelContents.Item> items,
        List<ParcelContents.Item> remaining,
        CancellationReason reason)
        implements UnitsFact {

    public UnitsCancellationRequested {
        items = List.copyOf(items);
        remaining = List.copyOf(remaining);
    }
}
