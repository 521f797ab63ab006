package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;

/**
 * Recorded when the carrier has sold another label for the same return: it should not have (SHP-02), and the customer is not
 * given it. It is paid for until it is given back.
 */
@Revision("1")
public record SecondReturnLabelSold(
        ReturnShipmentId returnShipmentId, OrderId orderId, String labelId, String carrier, String trackingCode)
        implements SpareLabelFact.Sold, ReturnShipmentFact {}
