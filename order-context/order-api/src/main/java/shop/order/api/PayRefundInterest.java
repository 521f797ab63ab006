package shop.order.api;

import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Says that interest was paid that is owed for the late refund of a return (ORD-26).
 *
 * @param number of the return
 * @param amount how much was paid, and no more than is owed; all that is owed if left out
 * @param reason how
 */
public record PayRefundInterest(OrderId orderId, int number, Optional<Money> amount, SettlementReason reason) {

    /** All that is owed. */
    public PayRefundInterest(OrderId orderId, int number, SettlementReason reason) {
        this(orderId, number, Optional.empty(), reason);
    }
}
