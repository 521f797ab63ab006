package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Tells the order that the time to pay for a change of it is over (ORD-17).
 *
 * @param number of the amendment
 */
public record LapseAmendment(OrderId orderId, int number) {}
