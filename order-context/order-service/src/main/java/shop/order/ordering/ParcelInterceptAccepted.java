package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the carrier will bring a parcel back that is not wanted any more. It is paid back when it is here.
 *
 * @param shipFrom the parcel's name
 */
@Revision("1")
public record ParcelInterceptAccepted(OrderId orderId, String shipFrom) implements ParcelFact {}
