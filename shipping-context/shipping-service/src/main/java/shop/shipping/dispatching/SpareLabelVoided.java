package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the carrier has taken a label back that it had sold beside the one that was asked for.
 */
@Revision("1")
public record SpareLabelVoided(ShipmentId shipmentId, OrderId orderId, String labelId)
        implements SpareLabelFact.Answered, ShipmentFact {}
