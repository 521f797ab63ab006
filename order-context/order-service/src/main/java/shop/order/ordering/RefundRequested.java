package shop.order.ordering;

import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when more money was taken than what is sent is worth: the excess goes back.
 *
 * @param forReturn the number of the return whose decision gives it back (ORD-15); none where something else does, and in orders
 *     from before this was told
 */
@Revision("1")
public record RefundRequested(
        OrderId orderId, int tender, String refundId, Money amount, String reason, Optional<Integer> forReturn)
        implements TenderFact {

    /** For no return. */
    public RefundRequested(OrderId orderId, int tender, String refundId, Money amount, String reason) {
        this(orderId, tender, refundId, amount, reason, Optional.empty());
    }
}
