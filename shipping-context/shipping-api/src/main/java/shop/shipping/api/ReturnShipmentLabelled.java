package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Published when the customer can send it: the carrier has sold its label.
 */
@Revision("1")
public record ReturnShipmentLabelled(
        ReturnShipmentId returnShipmentId, OrderId orderId, String carrier, String trackingCode)
        implements ReturnShipmentEvent {}
