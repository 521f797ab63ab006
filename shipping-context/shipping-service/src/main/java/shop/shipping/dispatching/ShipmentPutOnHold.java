package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the parcel cannot go on until a person has looked at it (SHP-03).
 */
@Revision("1")
public record ShipmentPutOnHold(ShipmentId shipmentId, OrderId orderId, HoldReason reason) implements ShipmentFact {}
