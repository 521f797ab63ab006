package shop.shipping.api;

/**
 * Asks to keep the goods here. Done before the hand-over, refused after it; either is recorded as a fact.
 */
public record CancelShipment(ShipmentId shipmentId, String reason) {}
