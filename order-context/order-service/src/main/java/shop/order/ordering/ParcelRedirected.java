package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel goes to the address that was asked for after it was prepared (ORD-08).
 *
 * @param shipFrom the parcel's name
 * @param asked the place of the wish in the order's story
 */
@Revision("1")
public record ParcelRedirected(OrderId orderId, String shipFrom, long asked) implements ParcelFact {}
