package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Published by the clock when the time to pay for a change of an order is over (ORD-17); whether anybody paid, the order knows.
 *
 * @param number of the amendment
 */
@Revision("1")
public record AmendmentWindowElapsed(OrderId orderId, int number) implements OrderFact {}
