package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/**
 * Tells the shipment that the carrier has sold the label that was asked for.
 */
public record RecordLabelBought(
        ShipmentId shipmentId, int labelNumber, String labelId, String carrier, String trackingCode) {}
