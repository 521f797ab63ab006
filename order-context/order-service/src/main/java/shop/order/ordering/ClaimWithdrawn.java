package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ClaimState;

/** Recorded when whoever made a claim takes it back (ORD-23). Its units are free again. */
@Revision("1")
public record ClaimWithdrawn(OrderId orderId, int number) implements ClaimFact {

    @Override
    public ClaimState state() {
        return ClaimState.WITHDRAWN;
    }
}
