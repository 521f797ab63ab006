package shop.order.ordering;

import java.time.Instant;
import shop.kernel.OrderId;

/**
 * Tells the order that a parcel does not reach the customer, as far as shipping knows.
 *
 * @param report the place of this in the shipment's own story: what is older than the last that was heard changes nothing
 * @param at by the carrier's clock
 */
public record RecordParcelMishap(OrderId orderId, String shipFrom, ParcelMishap mishap, long report, Instant at) {}
