package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.SettlementReason;

/**
 * Recorded when a person says that the interest for a late refund was paid (ORD-26).
 *
 * @param reason how
 */
@Revision("1")
public record RefundInterestPaid(OrderId orderId, int number, Money interest, SettlementReason reason)
        implements LateRefundFact {}
