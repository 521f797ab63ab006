package shop.shipping.api;

/**
 * Asks for one shipment; answered by {@link ShipmentView}, or by nothing when there is none.
 */
public record FindShipment(ShipmentId shipmentId) {}
