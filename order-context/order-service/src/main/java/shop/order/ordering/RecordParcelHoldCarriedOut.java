package shop.order.ordering;

import shop.kernel.OrderId;

/**
 * Shipping says that it keeps a parcel because a person holds it, or does not keep it any more.
 *
 * @param asked the place of the hold, or of its release, in the order's story
 */
public record RecordParcelHoldCarriedOut(OrderId orderId, String shipFrom, long asked) {}
