package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ParcelContents;

/**
 * Recorded when it was too late to take units out of a parcel (ORD-18): they go their way.
 *
 * @param request the request that this answers
 * @param items what was to be taken out
 */
@Revision("1")
public record UnitsCancellationRefused(
        OrderId orderId, String shipFrom, String request, List<ParcelContents.Item> items) implements UnitsFact {

    public UnitsCancellationRefused {
        items = List.copyOf(items);
    }
}
