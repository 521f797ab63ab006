package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a cancellation came too late: the parcel is with the carrier, or may be, because the carrier did not
 * take its label back. So it goes its way.
 */
@Revision("1")
public record ShipmentCancellationRefused(ShipmentId shipmentId, OrderId orderId, String shipFrom)
        implements ShippingEvent {}
