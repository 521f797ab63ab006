package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/** Published when the carrier will bring a parcel back that is not wanted any more; that it is back, a scan says. */
@Revision("1")
public record ShipmentInterceptAccepted(ShipmentId shipmentId, OrderId orderId, String shipFrom)
        implements ShippingEvent {}
