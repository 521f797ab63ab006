package shop.shipping.dispatching;

import shop.shipping.api.HoldReason;
import shop.shipping.api.ReturnShipmentId;

/** Tells a return shipment that the carrier does not sell a label for it. */
public record RecordReturnLabelRefused(ReturnShipmentId returnShipmentId, HoldReason reason) {}
