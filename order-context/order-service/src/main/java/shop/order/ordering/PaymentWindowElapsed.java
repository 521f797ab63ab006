package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Published by the clock when the time to pay is over (ORD-05); whether anybody paid, the order knows.
 */
@Revision("1")
public record PaymentWindowElapsed(OrderId orderId) implements OrderFact {}
