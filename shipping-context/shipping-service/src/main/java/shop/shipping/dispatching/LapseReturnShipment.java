package shop.shipping.dispatching;

import java.time.Instant;
import shop.shipping.api.ReturnShipmentId;

/**
 * Has a return shipment awaited no longer, if nothing was heard of it for long.
 *
 * @param unheardSince the moment, by our clock, after which nothing may have been heard
 */
public record LapseReturnShipment(ReturnShipmentId returnShipmentId, Instant unheardSince) {}
