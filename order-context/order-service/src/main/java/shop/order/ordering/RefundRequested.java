package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when more money was taken than what is sent is worth: the excess goes back.
 */
@Revision("1")
public record RefundRequested(OrderId orderId, int tender, String refundId, Money amount, String reason)
        implements TenderFact {
    /** Whether a return's decision gives it back (ORD-15). */
    public boolean isForReturn() {
        return reason.equals(LateRefunds.RETURNED);
    }
}
