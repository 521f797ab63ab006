package shop.shipping.api;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a scan revokes the mishap that was reported: the parcel goes its way, or is where it was to be.
 *
 * @param at the moment of the last scan by the carrier's clock
 */
@Revision("1")
public record ShipmentFoundAgain(ShipmentId shipmentId, OrderId orderId, String shipFrom, Instant at)
        implements ShippingEvent {}
