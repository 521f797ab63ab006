package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;

/**
 * Recorded before the carrier is asked to take a return label back that nobody has used and nobody will: the goods are here
 * without it, or are not awaited any more (SHP-02, SHP-08). Whoever asks, asks under this key.
 */
@Revision("1")
public record ReturnLabelVoidRequested(
        ReturnShipmentId returnShipmentId, OrderId orderId, String labelId, String operationKey)
        implements LabelGivenBack, ReturnShipmentFact {
    @Override
    public String subject() {
        return returnShipmentId.value();
    }
}
