package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/** Published when a parcel that is not wanted any more goes its way: the carrier does not stop it, or does not have it. */
@Revision("1")
public record ShipmentInterceptRefused(ShipmentId shipmentId, OrderId orderId, String shipFrom)
        implements ShippingEvent {}
