package shop.order.api;

import shop.kernel.OrderId;

/**
 * Gives up a change of an order that was proposed and is not covered yet (ORD-17). The same again changes nothing.
 *
 * @param number of the amendment, from 1
 */
public record WithdrawAmendment(OrderId orderId, int number) {}
