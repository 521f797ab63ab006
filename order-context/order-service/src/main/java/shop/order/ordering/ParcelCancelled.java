package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the goods of a parcel stay where they are.
 */
@Revision("1")
public record ParcelCancelled(OrderId orderId, String shipFrom) implements ParcelFact {}
