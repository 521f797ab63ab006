package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/** Tells the order that a refund is not made, because its money went back to the customer without us. */
public record RecordTenderRefundOvertaken(OrderId orderId, int tender, String refundId, Money amount) {}
