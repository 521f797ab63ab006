package shop.order.api;

import shop.kernel.OrderId;

/**
 * Asks to give the order up (ORD-06). Asking again changes nothing.
 */
public record CancelOrder(OrderId orderId, CancellationReason reason) implements OrderCommand {}
