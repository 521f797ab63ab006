package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Tells the order that money went back to the customer.
 */
public record RecordTenderRefunded(OrderId orderId, int tender, String refundId, Money amount) {}
