package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Tells the order how a dispute is decided.
 *
 * @param lost nothing where the shop keeps the money
 */
public record RecordTenderDisputeDecided(OrderId orderId, int tender, String disputeId, Money lost) {}
