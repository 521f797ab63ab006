package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when it changes what the customer owes for what was handed over, since money that had paid for it has turned back
 * (ORD-27).
 *
 * @param amount all that is owed of the tender from now on
 */
@Revision("1")
public record TenderOwed(OrderId orderId, int tender, Money amount) implements TenderFact {}
