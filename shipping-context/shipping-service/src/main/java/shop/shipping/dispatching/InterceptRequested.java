package shop.shipping.dispatching;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.shipping.api.ShipmentId;

/**
 * Recorded before the carrier is asked to bring a parcel back that it has (ORD-07). Whoever asks, asks under this key.
 *
 * @param labelId the carrier's id of the label that the parcel bears
 */
@Revision("1")
public record InterceptRequested(ShipmentId shipmentId, OrderId orderId, String labelId, String operationKey)
        implements CarrierRequest, ShipmentFact {
    @Override
    public String subject() {
        return shipmentId.value();
    }
}
