package shop.shipping.dispatching;

import java.time.Instant;
import shop.shipping.api.ShipmentId;

/**
 * Presumes a parcel lost, unless something was heard of it meanwhile (SHP-07). Presuming so again changes nothing.
 *
 * @param unheardSince the latest moment of our clock at which the last may have been heard of it
 */
public record PresumeLost(ShipmentId shipmentId, Instant unheardSince) {}
