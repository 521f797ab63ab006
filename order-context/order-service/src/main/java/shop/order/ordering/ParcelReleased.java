package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel that was held goes on.
 *
 * @param report the place of this in the shipment's own story
 */
@Revision("1")
public record ParcelReleased(OrderId orderId, String shipFrom, long report) implements ParcelFact {}
