package shop.shipping.api;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Published when the carrier has it.
 *
 * @param at by the carrier's clock
 */
@Revision("1")
public record ReturnShipmentUnderWay(ReturnShipmentId returnShipmentId, OrderId orderId, Instant at)
        implements ReturnShipmentEvent {}
