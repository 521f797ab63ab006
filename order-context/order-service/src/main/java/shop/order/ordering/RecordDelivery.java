package shop.order.ordering;

import java.time.Instant;
import shop.kernel.OrderId;

/**
 * Tells the order that a parcel has reached its recipient.
 *
 * @param at by the carrier's clock
 */
public record RecordDelivery(OrderId orderId, String shipFrom, Instant at) {}
