package shop.shipping.dispatching;

import shop.shipping.api.ReturnShipmentId;

/** Tells a return shipment that the carrier does not take its label back. */
public record RecordReturnLabelVoidRefused(ReturnShipmentId returnShipmentId, VoidRefusal reason) {}
