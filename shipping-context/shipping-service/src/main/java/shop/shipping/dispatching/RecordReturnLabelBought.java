package shop.shipping.dispatching;

import shop.shipping.api.ReturnShipmentId;

/** Tells a return shipment that the carrier has sold its label. */
public record RecordReturnLabelBought(ReturnShipmentId returnShipmentId, String carrier, String trackingCode) {}
