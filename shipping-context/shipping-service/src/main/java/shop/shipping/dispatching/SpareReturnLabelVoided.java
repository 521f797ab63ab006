package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;

/**
 * Recorded when the carrier has taken a return label back that it had sold beside the one that was asked for.
 */
@Revision("1")
public record SpareReturnLabelVoided(ReturnShipmentId returnShipmentId, OrderId orderId, String labelId)
        implements SpareLabelFact.Answered, ReturnShipmentFact {}
