package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the carrier does not take the label back, because it has seen the parcel.
 */
@Revision("1")
public record LabelVoidRefused(ShipmentId shipmentId, OrderId orderId, int labelNumber) implements ShipmentFact {}
