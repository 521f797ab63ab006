package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when nothing of a tender is held any more.
 */
@Revision("1")
public record TenderReleased(OrderId orderId, int tender, Money amount) implements TenderFact {}
