package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/** Recorded when the provider has our answer to a dispute: only its decision is awaited. */
@Revision("1")
public record TenderDisputeAnswered(OrderId orderId, int tender, String disputeId) implements TenderFact {}
