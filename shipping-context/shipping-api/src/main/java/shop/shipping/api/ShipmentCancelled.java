package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the goods stay here: nothing was or will be handed over.
 */
@Revision("1")
public record ShipmentCancelled(ShipmentId shipmentId, OrderId orderId, String shipFrom, String reason)
        implements ShippingEvent {}
