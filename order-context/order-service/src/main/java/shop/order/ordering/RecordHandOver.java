package shop.order.ordering;

import java.time.Instant;
import shop.kernel.OrderId;

/**
 * Tells the order that a carrier has taken a parcel.
 *
 * @param at by the carrier's clock
 */
public record RecordHandOver(OrderId orderId, String shipFrom, Instant at) {}
