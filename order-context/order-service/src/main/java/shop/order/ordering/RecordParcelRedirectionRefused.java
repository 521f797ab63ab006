package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Shipping says that an address came too late for a parcel.
 *
 * @param asked the place of the wish in the order's story
 */
public record RecordParcelRedirectionRefused(OrderId orderId, String shipFrom, long asked) {}
