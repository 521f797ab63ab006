package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;

/** Recorded when the carrier has taken a return label back: nobody can send anything with it. */
@Revision("1")
public record ReturnLabelVoided(ReturnShipmentId returnShipmentId, OrderId orderId) implements ReturnShipmentFact {}
