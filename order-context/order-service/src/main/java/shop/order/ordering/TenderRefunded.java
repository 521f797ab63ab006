package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when money went back to the customer.
 */
@Revision("1")
public record TenderRefunded(OrderId orderId, int tender, String refundId, Money amount) implements TenderFact {}
