package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment that the carrier has taken its label back.
 */
public record RecordLabelVoided(ShipmentId shipmentId, int labelNumber) {}
