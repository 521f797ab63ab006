package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.order.api.ParcelContents;

/**
 * Tells the order that a part of a parcel is sent apart.
 *
 * @param split names it among those of the parcel
 * @param items what is sent apart
 */
public record RecordParcelSplit(OrderId orderId, String shipFrom, String split, List<ParcelContents.Item> items) {

    public RecordParcelSplit {
        items = List.copyOf(items);
    }
}
