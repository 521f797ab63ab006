package shop.shipping.api;

import java.time.Instant;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the carrier's scans say for the first time, or otherwise than before, that a parcel does not reach its
 * recipient; and when nothing was heard of it for so long that it is presumed lost. What is recorded later of the same
 * shipment counts: another mishap, {@link ShipmentFoundAgain} or {@link ShipmentDelivered}.
 *
 * @param at the moment of the last scan by the carrier's clock; of the hand-over, where there was none
 */
@Revision("1")
public record ShipmentMishapReported(
        ShipmentId shipmentId, OrderId orderId, String shipFrom, DeliveryMishap mishap, Instant at)
        implements ShippingEvent {}
