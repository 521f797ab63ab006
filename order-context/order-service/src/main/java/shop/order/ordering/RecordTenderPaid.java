package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Tells the order that a tender was paid at once.
 */
public record RecordTenderPaid(OrderId orderId, int tender, Money amount) {}
