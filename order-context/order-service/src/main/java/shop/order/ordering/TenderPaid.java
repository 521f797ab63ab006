package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a tender was paid at once.
 */
@Revision("1")
public record TenderPaid(OrderId orderId, int tender, Money amount) implements TenderFact {}
