package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;

/** Recorded when the carrier does not take a return label back. It stays paid, and can be used. */
@Revision("1")
public record ReturnLabelVoidRefused(ReturnShipmentId returnShipmentId, OrderId orderId, VoidRefusal reason)
        implements ReturnShipmentFact {}
