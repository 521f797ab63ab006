package shop.shipping.api;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the carrier has taken the parcel (SHP-04).
 *
 * @param at the moment by the carrier's clock
 */
@Revision("1")
public record ShipmentDispatched(ShipmentId shipmentId, OrderId orderId, String shipFrom, Instant at)
        implements ShippingEvent {}
