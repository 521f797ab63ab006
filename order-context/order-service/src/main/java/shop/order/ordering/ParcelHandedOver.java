package shop.order.ordering;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a carrier has taken a parcel.
 *
 * @param at by the carrier's clock
 */
@Revision("1")
public record ParcelHandedOver(OrderId orderId, String shipFrom, Instant at) implements ParcelFact {}
