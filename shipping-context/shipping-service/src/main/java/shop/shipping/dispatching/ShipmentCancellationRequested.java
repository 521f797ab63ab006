package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the goods are to stay here; whether they can, the carrier may have to tell.
 */
@Revision("1")
public record ShipmentCancellationRequested(ShipmentId shipmentId, OrderId orderId, String reason)
        implements ShipmentFact {}
