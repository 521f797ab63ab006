package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the carrier does not sell the label.
 */
@Revision("1")
public record LabelRefused(ShipmentId shipmentId, OrderId orderId, int labelNumber, HoldReason reason)
        implements ShipmentFact {}
