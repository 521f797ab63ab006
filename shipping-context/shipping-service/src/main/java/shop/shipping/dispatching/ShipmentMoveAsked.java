package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when another ship-from is to send a shipment for which a label may be out (SHP-13). It is certain when none is any
 * more.
 *
 * @param shipFrom who is to send it
 */
@Revision("1")
public record ShipmentMoveAsked(ShipmentId shipmentId, OrderId orderId, String shipFrom) implements ShipmentFact {}
