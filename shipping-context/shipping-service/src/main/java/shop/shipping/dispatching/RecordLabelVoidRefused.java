package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment that the carrier does not take its label back, and why.
 */
public record RecordLabelVoidRefused(ShipmentId shipmentId, int labelNumber, VoidRefusal reason) {}
