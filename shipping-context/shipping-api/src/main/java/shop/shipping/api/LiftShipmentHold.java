package shop.shipping.api;

/**
 * Says that no person wants the parcel kept here any more (SHP-03). What else keeps it here stays.
 *
 * @param asked the place of the wish among all that its order has decided: what was decided earlier and comes later does not
 *     count
 */
public record LiftShipmentHold(ShipmentId shipmentId, long asked) {}
