package shop.order.ordering;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a parcel has reached its recipient.
 *
 * @param at by the carrier's clock
 */
@Revision("1")
public record ParcelDelivered(OrderId orderId, String shipFrom, Instant at) implements ParcelFact {}
