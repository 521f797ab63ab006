package shop.order.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when every parcel has reached its end and the money for all that was sent is there, and no more than that.
 */
@Revision("1")
public record OrderClosed(OrderId orderId) implements OrderEvent {}
