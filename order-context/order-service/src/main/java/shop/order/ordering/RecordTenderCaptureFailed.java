package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Tells the order that authorised money could not be taken: it is owed (PAY-12).
 */
public record RecordTenderCaptureFailed(OrderId orderId, int tender, String captureId, Money amount) {}
