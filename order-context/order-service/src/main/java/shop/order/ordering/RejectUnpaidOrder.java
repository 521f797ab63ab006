package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Tells the order that its payment window is over (ORD-05).
 */
public record RejectUnpaidOrder(OrderId orderId) {}
