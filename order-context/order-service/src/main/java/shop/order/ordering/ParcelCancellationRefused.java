package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel could not be held back: it is under way.
 */
@Revision("1")
public record ParcelCancellationRefused(OrderId orderId, String shipFrom) implements ParcelFact {}
