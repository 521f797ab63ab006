package shop.shipping.api;

import shop.kernel.PersonalData;

/**
 * Asks to send a parcel to another address (ORD-08). Done as long as no label is bought, and of one that is held always;
 * answered either way.
 *
 * @param asked the place of the wish among all that its order has decided: what was decided earlier and comes later does not
 *     count
 */
public record RedirectShipment(ShipmentId shipmentId, PersonalData shipTo, long asked) {}
