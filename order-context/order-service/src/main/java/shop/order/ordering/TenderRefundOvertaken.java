package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/** Recorded when a refund is not made, because its money went back to the customer without us (PAY-10). */
@Revision("1")
public record TenderRefundOvertaken(OrderId orderId, int tender, String refundId, Money amount) implements TenderFact {}
