package shop.shipping.api;

import shop.kernel.OrderId;

/** Where a parcel is, as far as others react to it. */
public sealed interface ShippingEvent
        permits ShipmentPutOnHold,
                ShipmentReleased,
                ShipmentHeldByPerson,
                ShipmentHoldLifted,
                ShipmentHoldTooLate,
                ShipmentRedirected,
                ShipmentRedirectionRefused,
                ShipmentMoved,
                ShipmentLabelled,
                ShipmentReduced,
                ShipmentReductionRefused,
                ShipmentPickedShort,
                ShipmentSplit,
                ShipmentDispatched,
                ShipmentMishapReported,
                ShipmentFoundAgain,
                ShipmentDelivered,
                ShipmentCancelled,
                ShipmentCancellationRefused,
                ShipmentInterceptAccepted,
                ShipmentInterceptRefused,
                CancelledShipmentScanned {
    ShipmentId shipmentId();

    OrderId orderId();

    /** The seller or warehouse that its order has it of; {@link ShipmentMoved} says if another one sends it. */
    String shipFrom();
}
