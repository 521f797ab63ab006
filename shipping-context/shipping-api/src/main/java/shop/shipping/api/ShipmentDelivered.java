package shop.shipping.api;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the parcel has reached its recipient.
 *
 * @param at the moment by the carrier's clock
 */
@Revision("1")
public record ShipmentDelivered(ShipmentId shipmentId, OrderId orderId, String shipFrom, Instant at)
        implements ShippingEvent {}
