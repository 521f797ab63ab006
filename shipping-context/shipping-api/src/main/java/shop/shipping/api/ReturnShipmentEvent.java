package shop.shipping.api;

import shop.kernel.OrderId;

/** What becomes of something that comes back, as far as others react to it. */
public sealed interface ReturnShipmentEvent
        permits ReturnShipmentLabelled,
                ReturnShipmentNotLabelled,
                ReturnShipmentUnderWay,
                ReturnShipmentArrived,
                ReturnShipmentReceived,
                ReturnShipmentLapsed {
    ReturnShipmentId returnShipmentId();

    OrderId orderId();
}
