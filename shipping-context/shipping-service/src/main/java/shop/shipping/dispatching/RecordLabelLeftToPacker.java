package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/** Tells a shipment that its carrier sells no labels to us: whoever packs it has one, and tells its number. */
public record RecordLabelLeftToPacker(ShipmentId shipmentId, int labelNumber) {}
