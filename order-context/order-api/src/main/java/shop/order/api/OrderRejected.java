package shop.order.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the order cannot be paid for: nothing will be sent, and all money goes back.
 */
@Revision("1")
public record OrderRejected(OrderId orderId, RejectionReason reason) implements OrderEvent {}
