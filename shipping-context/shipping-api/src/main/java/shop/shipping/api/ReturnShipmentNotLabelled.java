package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Published when the carrier does not sell a label for it: it can only be brought back without one.
 */
@Revision("1")
public record ReturnShipmentNotLabelled(ReturnShipmentId returnShipmentId, OrderId orderId, HoldReason reason)
        implements ReturnShipmentEvent {}
