package shop.order.ordering;

import java.time.Instant;
import shop.kernel.OrderId;

/**
 * Tells the order that a scan has revoked a parcel's mishap.
 *
 * @param report the place of this in the shipment's own story: what is older than the last that was heard changes nothing
 * @param at by the carrier's clock
 */
public record RecordParcelFoundAgain(OrderId orderId, String shipFrom, long report, Instant at) {}
