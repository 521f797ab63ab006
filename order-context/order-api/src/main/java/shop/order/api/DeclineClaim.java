package shop.order.api;

import shop.kernel.OrderId;

/**
 * Asks not to make good without its coming back what a customer has claimed (ORD-23). Its units are free again.
 *
 * @param number of the claim, from 1
 * @param reason for the customer to read
 */
public record DeclineClaim(OrderId orderId, int number, String reason) {}
