package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when what a tender holds, or still waits for, is not needed any more.
 */
@Revision("1")
public record ReleaseRequested(OrderId orderId, int tender, String reason) implements TenderFact {}
