package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when what was set aside of a tender is the customer's again, because its time was over before it was taken (PAY-01).
 * What is still due of it is asked for, and owed.
 *
 * @param amount what was held
 */
@Revision("1")
public record TenderExpired(OrderId orderId, int tender, Money amount) implements TenderFact {}
