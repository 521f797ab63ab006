package shop.shipping.dispatching;

import shop.shipping.api.ReturnShipmentId;

/** Tells a return shipment that the carrier has taken its label back. */
public record RecordReturnLabelVoided(ReturnShipmentId returnShipmentId) {}
