package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when shipping keeps a parcel because a person holds it, or does not keep it any more (ORD-21).
 *
 * @param shipFrom the parcel's name
 * @param asked the place of the hold, or of its release, in the order's story
 */
@Revision("1")
public record ParcelHoldCarriedOut(OrderId orderId, String shipFrom, long asked) implements ParcelFact {}
