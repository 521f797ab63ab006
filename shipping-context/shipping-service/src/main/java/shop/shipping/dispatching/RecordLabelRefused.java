package shop.shipping.dispatching;

import shop.shipping.api.HoldReason;
import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment that the carrier does not sell the label that was asked for.
 */
public record RecordLabelRefused(ShipmentId shipmentId, int labelNumber, HoldReason reason) {}
