package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.ParcelContents;

/**
 * Tells the order what was not there when a parcel was packed.
 *
 * @param report names it among those about the parcel
 * @param items what is missing
 * @param moveTo the seller or warehouse that is to send it instead; none where nobody does
 */
public record RecordShortPick(
        OrderId orderId, String shipFrom, String report, List<ParcelContents.Item> items, Optional<String> moveTo) {

    public RecordShortPick {
        items = List.copyOf(items);
    }
}
