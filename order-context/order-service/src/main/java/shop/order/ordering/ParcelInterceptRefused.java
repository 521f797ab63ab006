package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the carrier does not bring a parcel back: it goes its way, and can be given back when it has arrived (ORD-11).
 *
 * @param shipFrom the parcel's name
 */
@Revision("1")
public record ParcelInterceptRefused(OrderId orderId, String shipFrom) implements ParcelFact {}
