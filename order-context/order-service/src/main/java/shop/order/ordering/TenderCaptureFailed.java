package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when authorised money could not be taken: the customer owes it (PAY-12).
 */
@Revision("1")
public record TenderCaptureFailed(OrderId orderId, int tender, String captureId, Money amount) implements TenderFact {}
