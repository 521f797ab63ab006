package shop.shipping.dispatching;

import shop.shipping.api.ReturnShipmentId;

/**
 * Tells a return shipment that the carrier has sold its label.
 *
 * @param labelId the carrier's id of the label
 */
public record RecordReturnLabelBought(
        ReturnShipmentId returnShipmentId, String labelId, String carrier, String trackingCode) {}
