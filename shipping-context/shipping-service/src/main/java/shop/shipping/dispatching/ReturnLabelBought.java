package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;

/**
 * Recorded when the carrier has sold a label with which something can be sent back, whether or not it is still wanted.
 *
 * @param labelId the carrier's id of the label, under which it is drawn and can be given back
 */
@Revision("1")
public record ReturnLabelBought(
        ReturnShipmentId returnShipmentId, OrderId orderId, String labelId, String carrier, String trackingCode)
        implements ReturnShipmentFact {}
