package shop.order.ordering;

import shop.kernel.OrderId;

/** Tells the order that the provider has our answer to a dispute. */
public record RecordTenderDisputeAnswered(OrderId orderId, int tender, String disputeId) {}
