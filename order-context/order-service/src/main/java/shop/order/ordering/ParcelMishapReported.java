package shop.order.ordering;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel does not reach the customer, as far as is known by now.
 *
 * @param report the place of this in the shipment's own story
 * @param at by the carrier's clock
 */
@Revision("1")
public record ParcelMishapReported(OrderId orderId, String shipFrom, ParcelMishap mishap, long report, Instant at)
        implements ParcelFact {}
