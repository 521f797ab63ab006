package shop.order.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the order was given up before anything was handed over: all money goes back.
 */
@Revision("1")
public record OrderCancelled(OrderId orderId, CancellationReason reason) implements OrderEvent {}
