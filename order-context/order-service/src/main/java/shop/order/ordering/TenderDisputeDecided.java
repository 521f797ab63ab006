package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a dispute is decided. What is lost is with the customer, by their bank: neither kept nor given back by us, and
 * never to be given back again (PAY-10).
 *
 * @param lost nothing where the shop keeps the money
 */
@Revision("1")
public record TenderDisputeDecided(OrderId orderId, int tender, String disputeId, Money lost) implements TenderFact {}
