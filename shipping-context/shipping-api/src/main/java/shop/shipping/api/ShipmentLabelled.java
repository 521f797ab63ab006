package shop.shipping.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the carrier has sold the label: the parcel can be handed over.
 */
@Revision("1")
public record ShipmentLabelled(
        ShipmentId shipmentId, OrderId orderId, String shipFrom, String carrier, String trackingCode)
        implements ShippingEvent {}
