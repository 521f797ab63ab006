package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Published when nothing came back for so long that it is not awaited any more. If it comes nevertheless, that is told.
 *
 * @param sent whether the carrier has had it
 */
@Revision("1")
public record ReturnShipmentLapsed(ReturnShipmentId returnShipmentId, OrderId orderId, boolean sent)
        implements ReturnShipmentEvent {}
