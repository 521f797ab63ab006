package shop.payment.api;

import shop.kernel.OrderId;

/**
 * Asks for the payments of an order; answered by {@link PaymentsOfOrder}.
 */
public record FindPaymentsOfOrder(OrderId orderId) {}
