package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;

/**
 * Recorded before the carrier is asked to take a return label back that it has sold beside the one that was asked for (SHP-02).
 * Whoever asks, asks under this key.
 */
@Revision("1")
public record SpareReturnLabelVoidRequested(
        ReturnShipmentId returnShipmentId, OrderId orderId, String labelId, String operationKey)
        implements SpareLabelFact.GivenBack, LabelGivenBack, ReturnShipmentFact {
    @Override
    public String subject() {
        return returnShipmentId.value();
    }
}
