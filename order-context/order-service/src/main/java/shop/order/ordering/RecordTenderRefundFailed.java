package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Tells the order that the provider could not give money back to the customer.
 */
public record RecordTenderRefundFailed(OrderId orderId, int tender, String refundId, Money amount) {}
