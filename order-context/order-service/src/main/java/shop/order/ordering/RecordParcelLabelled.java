package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Tells the order that a parcel has its label.
 */
public record RecordParcelLabelled(OrderId orderId, String shipFrom, String carrier, String trackingCode) {}
