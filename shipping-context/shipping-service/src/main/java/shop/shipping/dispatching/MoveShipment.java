package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/**
 * Has another ship-from send a parcel that has no label yet (SHP-13).
 *
 * @param shipFrom the seller or warehouse that is to send it
 */
public record MoveShipment(ShipmentId shipmentId, String shipFrom) {}
