package shop.shipping.dispatching;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ShipmentId;

/**
 * Recorded before the carrier is asked for a label. It holds all that the carrier is told, so that whoever asks again,
 * asks for the same under the same key and buys one label (SHP-02).
 *
 * @param labelNumber counts the labels of this shipment, from 1
 * @param operationKey the shipment's id and the label's number: the carrier sells one label for it, however often asked
 */
@Revision("1")
public record LabelRequested(
        ShipmentId shipmentId,
        OrderId orderId,
        int labelNumber,
        String operationKey,
        String shipFrom,
        PersonalData shipTo,
        List<ParcelItem> items)
        implements CarrierRequest, ShipmentFact {

    public LabelRequested {
        items = List.copyOf(items);
    }

    @Override
    public String subject() {
        return shipmentId.value();
    }
}
