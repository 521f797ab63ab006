package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel is not wanted any more that the carrier has: it is to be brought back, if that is still possible
 * (ORD-07).
 *
 * @param shipFrom the parcel's name
 */
@Revision("1")
public record ParcelInterceptRequested(OrderId orderId, String shipFrom) implements ParcelFact {}
