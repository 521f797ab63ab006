package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the provider could not give money back to the customer, or failed to after it had accepted to: a person
 * transfers it (PAY-03, PAY-07).
 */
@Revision("1")
public record TenderRefundFailed(OrderId orderId, int tender, String refundId, Money amount) implements TenderFact {}
