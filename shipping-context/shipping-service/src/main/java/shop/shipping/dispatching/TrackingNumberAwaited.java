package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when no label is bought for a parcel, because its carrier sells none to us: whoever packs it prints one with the
 * carrier's own tool, and its number is awaited.
 */
@Revision("1")
public record TrackingNumberAwaited(ShipmentId shipmentId, OrderId orderId, int labelNumber) implements ShipmentFact {}
