package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment that the carrier has taken a label back that it had sold beside the one that was asked for.
 */
public record RecordSpareLabelVoided(ShipmentId shipmentId, String labelId) {}
