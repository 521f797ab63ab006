package shop.order.ordering;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a mishap turns out to be none: the parcel goes its way again, or is with the customer.
 *
 * @param report the place of this in the shipment's own story
 * @param at by the carrier's clock
 */
@Revision("1")
public record ParcelFoundAgain(OrderId orderId, String shipFrom, long report, Instant at) implements ParcelFact {}
