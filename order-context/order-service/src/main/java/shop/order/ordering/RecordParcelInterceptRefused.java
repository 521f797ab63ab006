package shop.order.ordering;

import shop.kernel.OrderId;

/** Shipping says that the carrier does not bring a parcel back. */
public record RecordParcelInterceptRefused(OrderId orderId, String shipFrom) {}
