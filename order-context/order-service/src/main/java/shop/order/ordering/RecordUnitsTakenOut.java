package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.order.api.ParcelContents;

/**
 * Tells the order that units were taken out of a parcel because it had asked for that.
 *
 * @param request which was asked for
 * @param items what was taken out
 */
public record RecordUnitsTakenOut(OrderId orderId, String shipFrom, String request, List<ParcelContents.Item> items) {

    public RecordUnitsTakenOut {
        items = List.copyOf(items);
    }
}
