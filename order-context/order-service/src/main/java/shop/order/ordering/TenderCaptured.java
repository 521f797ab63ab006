package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when authorised money was taken.
 */
@Revision("1")
public record TenderCaptured(OrderId orderId, int tender, String captureId, Money amount) implements TenderFact {}
