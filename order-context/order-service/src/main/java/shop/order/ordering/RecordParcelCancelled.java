package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Tells the order that the goods of a parcel stay where they are.
 */
public record RecordParcelCancelled(OrderId orderId, String shipFrom) {}
