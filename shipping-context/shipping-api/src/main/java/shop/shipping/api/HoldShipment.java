package shop.shipping.api;

/**
 * Asks to keep a parcel here until a person says otherwise (SHP-03). Done before the hand-over, told to be too late after it.
 *
 * @param asked the place of the wish among all that its order has decided: what was decided earlier and comes later does not
 *     count
 */
public record HoldShipment(ShipmentId shipmentId, long asked) {}
