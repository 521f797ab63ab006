package shop.order.api;

import shop.kernel.OrderId;

/**
 * Asks for one order; answered by {@link OrderView}, or by nothing when there is none.
 */
public record FindOrder(OrderId orderId) {}
