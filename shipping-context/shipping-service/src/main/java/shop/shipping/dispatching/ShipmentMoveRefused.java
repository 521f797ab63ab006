package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when a shipment is sent from where its label says: that came before the wish, and is not taken back (SHP-13).
 *
 * @param shipFrom who was to send it
 */
@Revision("1")
public record ShipmentMoveRefused(ShipmentId shipmentId, OrderId orderId, String shipFrom) implements ShipmentFact {}
