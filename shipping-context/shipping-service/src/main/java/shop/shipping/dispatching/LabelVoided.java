package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the carrier has taken the label back: nobody can send the parcel with it.
 */
@Revision("1")
public record LabelVoided(ShipmentId shipmentId, OrderId orderId, int labelNumber) implements ShipmentFact {}
