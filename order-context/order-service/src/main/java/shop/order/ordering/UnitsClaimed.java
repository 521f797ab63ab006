package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ClaimState;
import shop.order.api.ClaimWish;
import shop.order.api.DeliveryFault;
import shop.order.api.ParcelContents;

/**
 * Recorded when a customer says that units which have arrived are damaged, wrong, missing or defective, and wants them made good
 * without their coming back (ORD-23). As long as that is not decided, they are in nothing else.
 *
 * @param parcel the one that they arrived in
 * @param request names it among those for the order
 */
@Revision("1")
public record UnitsClaimed(
        OrderId orderId,
        int number,
        String parcel,
        String request,
        List<ParcelContents.Item> items,
        DeliveryFault fault,
        ClaimWish wants)
        implements ClaimFact {

    public UnitsClaimed {
        items = List.copyOf(items);
    }

    @Override
    public ClaimState state() {
        return ClaimState.OPEN;
    }
}
