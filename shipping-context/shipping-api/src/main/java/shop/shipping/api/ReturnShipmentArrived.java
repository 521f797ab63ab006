package shop.shipping.api;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Published when the carrier has brought it to where it came from; what is in it, nobody has said yet.
 *
 * @param at by the carrier's clock
 */
@Revision("1")
public record ReturnShipmentArrived(ReturnShipmentId returnShipmentId, OrderId orderId, Instant at)
        implements ReturnShipmentEvent {}
