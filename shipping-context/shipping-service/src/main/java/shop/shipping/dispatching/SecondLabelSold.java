package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the carrier has sold another label for the same request: it should not have (SHP-02), and nobody sends anything
 * with it. It is paid for until it is given back.
 */
@Revision("1")
public record SecondLabelSold(
        ShipmentId shipmentId, OrderId orderId, int labelNumber, String labelId, String carrier, String trackingCode)
        implements SpareLabelFact.Sold, ShipmentFact {}
