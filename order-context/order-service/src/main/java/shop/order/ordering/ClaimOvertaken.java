package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ClaimState;

/**
 * Recorded when none of the units of a claim is left to be made good (ORD-23): their parcel was refunded or replaced as a whole,
 * or is not sent after all, or they came back.
 */
@Revision("1")
public record ClaimOvertaken(OrderId orderId, int number) implements ClaimFact {

    @Override
    public ClaimState state() {
        return ClaimState.OVERTAKEN;
    }
}
