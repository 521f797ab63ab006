package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;

/**
 * Recorded when the carrier does not take a return label back that it has sold beside the one that was asked for: what it is
 * charged for is for a person to see.
 */
@Revision("1")
public record SpareReturnLabelVoidRefused(
        ReturnShipmentId returnShipmentId, OrderId orderId, String labelId, VoidRefusal reason)
        implements SpareLabelFact.Answered, ReturnShipmentFact {}
