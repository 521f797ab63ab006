package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when a person lets a parcel that was on hold go on.
 */
@Revision("1")
public record ShipmentReleased(ShipmentId shipmentId, OrderId orderId) implements ShipmentFact {}
