package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when an order hears that another ship-from sends a parcel than the one that it is named after (SHP-13). What it is to
 * cost, and to whom it goes, stays as it was agreed.
 *
 * @param shipFrom the parcel's name
 * @param sentFrom the seller or warehouse that sends it
 * @param report the place of the news in the shipment's story
 */
@Revision("1")
public record ParcelMoved(OrderId orderId, String shipFrom, String sentFrom, long report) implements ParcelFact {}
