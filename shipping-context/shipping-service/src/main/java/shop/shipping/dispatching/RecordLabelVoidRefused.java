package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment that the carrier does not take its label back: it has seen the parcel.
 */
public record RecordLabelVoidRefused(ShipmentId shipmentId, int labelNumber) {}
