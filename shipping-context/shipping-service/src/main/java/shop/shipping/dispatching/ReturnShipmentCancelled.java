package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;

/** Recorded when something is not to come back any more. If it comes nevertheless, that is told. */
@Revision("1")
public record ReturnShipmentCancelled(ReturnShipmentId returnShipmentId, OrderId orderId)
        implements ReturnShipmentFact {}
