package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Shipping says that a parcel goes to the address that was asked for.
 *
 * @param asked the place of the wish in the order's story
 */
public record RecordParcelRedirected(OrderId orderId, String shipFrom, long asked) {}
