package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.order.api.ParcelContents;

/**
 * Tells the order what was not there when a parcel was packed.
 *
 * @param report names it among those about the parcel
 * @param items what is missing
 */
public record RecordShortPick(OrderId orderId, String shipFrom, String report, List<ParcelContents.Item> items) {

    public RecordShortPick {
        items = List.copyOf(items);
    }
}
