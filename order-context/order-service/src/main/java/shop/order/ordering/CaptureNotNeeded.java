package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when what could not be taken is not owed any more: what it was for was made good. It is not to be tried again.
 */
@Revision("1")
public record CaptureNotNeeded(OrderId orderId, int tender, String captureId, Money amount) implements TenderFact {}
