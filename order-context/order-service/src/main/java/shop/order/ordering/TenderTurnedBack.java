package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/** Recorded when money that had paid a tender has gone back to its payer (ORD-27). */
@Revision("1")
public record TenderTurnedBack(OrderId orderId, int tender, Money amount) implements TenderFact {}
