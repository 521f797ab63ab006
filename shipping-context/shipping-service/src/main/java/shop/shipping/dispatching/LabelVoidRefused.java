package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded when the carrier does not take the label back: it has seen the parcel, or nobody can be sure that it has not.
 *
 * @param reason the carrier's; before reasons were kept, the only one was that it had seen the parcel
 */
@Revision("1")
public record LabelVoidRefused(ShipmentId shipmentId, OrderId orderId, int labelNumber, VoidRefusal reason)
        implements ShipmentFact {

    public LabelVoidRefused {
        reason = reason == null ? VoidRefusal.ALREADY_SCANNED : reason;
    }
}
