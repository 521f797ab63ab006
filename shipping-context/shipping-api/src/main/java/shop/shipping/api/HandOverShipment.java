package shop.shipping.api;

import java.time.Instant;

/**
 * Says that the carrier has taken the parcel (SHP-04). Saying it again changes nothing.
 *
 * @param at the moment by the carrier's clock
 */
public record HandOverShipment(ShipmentId shipmentId, Instant at) {}
