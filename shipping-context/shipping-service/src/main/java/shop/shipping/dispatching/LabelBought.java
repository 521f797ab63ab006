package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the carrier has sold a label, whether or not it is still wanted; or when whoever packs has told the number of
 * one that they have of the carrier ({@link GiveTrackingNumber}). The last one of a number takes the place of those before.
 */
@Revision("1")
public record LabelBought(
        ShipmentId shipmentId, OrderId orderId, int labelNumber, String labelId, String carrier, String trackingCode)
        implements ShipmentFact {}
