package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Tells the order that a tender was refused.
 */
public record RecordTenderDeclined(OrderId orderId, int tender, String reason) {}
