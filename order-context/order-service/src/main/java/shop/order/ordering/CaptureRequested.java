package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a hand-over makes authorised money due (ORD-09).
 */
@Revision("1")
public record CaptureRequested(OrderId orderId, int tender, String captureId, Money amount) implements TenderFact {}
