package shop.order.ordering;

import shop.kernel.OrderId;

/** Shipping says that the carrier will bring a parcel back. */
public record RecordParcelInterceptAccepted(OrderId orderId, String shipFrom) {}
