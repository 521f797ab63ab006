package shop.order.api;

import shop.kernel.OrderId;

/**
 * Asks to take a claim back that is not decided (ORD-23): what was missing is found, say. Its units are free again.
 *
 * @param number of the claim, from 1
 */
public record WithdrawClaim(OrderId orderId, int number) {}
