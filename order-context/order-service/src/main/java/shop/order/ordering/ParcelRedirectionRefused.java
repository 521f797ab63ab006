package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when an address came too late for a parcel: its label is bought, and it goes where that says (ORD-08).
 *
 * @param shipFrom the parcel's name
 * @param asked the place of the wish in the order's story
 */
@Revision("1")
public record ParcelRedirectionRefused(OrderId orderId, String shipFrom, long asked) implements ParcelFact {}
