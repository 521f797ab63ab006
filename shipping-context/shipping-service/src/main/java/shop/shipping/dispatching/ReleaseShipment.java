package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/**
 * Lets a shipment that is on hold go on: another label is asked for (SHP-03).
 */
public record ReleaseShipment(ShipmentId shipmentId) {}
