package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when it changes what the customer is to get back of what was collected in another way than by the tender: no provider
 * can give that back.
 *
 * @param amount all that is to be given back of it from now on
 */
@Revision("1")
public record TenderOwedBack(OrderId orderId, int tender, Money amount) implements TenderFact {}
