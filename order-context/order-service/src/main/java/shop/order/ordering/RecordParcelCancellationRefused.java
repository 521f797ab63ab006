package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Tells the order that a parcel could not be held back: it is under way.
 */
public record RecordParcelCancellationRefused(OrderId orderId, String shipFrom) {}
