package shop.shipping.api;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the carrier reports of a parcel that was cancelled, and must not be on its way (SHP-14). A person has to look
 * where the goods are.
 *
 * @param reported where the parcel is, by all that the carrier has said so far
 * @param at the moment of the last scan by the carrier's clock
 */
@Revision("1")
public record CancelledShipmentScanned(
        ShipmentId shipmentId, OrderId orderId, String shipFrom, ShipmentState reported, Instant at)
        implements ShippingEvent {}
