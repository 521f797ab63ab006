package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded before the carrier is asked to take a label back (SHP-02). Whoever asks, asks under this key.
 */
@Revision("1")
public record LabelVoidRequested(
        ShipmentId shipmentId, OrderId orderId, int labelNumber, String labelId, String operationKey)
        implements LabelGivenBack, ShipmentFact {
    @Override
    public String subject() {
        return shipmentId.value();
    }
}
