package shop.shipping.dispatching;

import java.time.Instant;
import shop.shipping.api.ReturnShipmentId;

/**
 * Has what arrived, and nobody has looked at for long, taken for what was to come back.
 *
 * @param arrivedBefore the moment, by our clock, before which it must have arrived
 */
public record TakeReturnShipmentAsSent(ReturnShipmentId returnShipmentId, Instant arrivedBefore) {}
