package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a tender was refused.
 */
@Revision("1")
public record TenderDeclined(OrderId orderId, int tender, String reason) implements TenderFact {}
