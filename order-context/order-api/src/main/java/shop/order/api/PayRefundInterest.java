package shop.order.api;

import shop.kernel.OrderId;

/**
 * Says that the interest was paid that is owed for the late refund of a return, all of it (ORD-26).
 *
 * @param number of the return
 * @param reason how
 */
public record PayRefundInterest(OrderId orderId, int number, SettlementReason reason) {}
