package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment that the carrier does not take a label back that it has sold beside the one that was asked for, and why.
 */
public record RecordSpareLabelVoidRefused(ShipmentId shipmentId, String labelId, VoidRefusal reason) {}
