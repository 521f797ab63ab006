package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Tells the order that authorised money was taken.
 */
public record RecordTenderCaptured(OrderId orderId, int tender, String captureId, Money amount) {}
