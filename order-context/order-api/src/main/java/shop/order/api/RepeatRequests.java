package shop.order.api;

import shop.kernel.OrderId;

/**
 * Asks an order to ask once more for all that it has asked of payment and shipping, and not heard of (ORD-12). What was asked
 * less than a minute ago is not asked again, so that this may come twice.
 */
public record RepeatRequests(OrderId orderId) {}
