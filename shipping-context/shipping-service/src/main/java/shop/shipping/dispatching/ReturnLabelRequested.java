package shop.shipping.dispatching;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnedItem;

/**
 * Recorded before the carrier is asked for a label with which something can be sent back. It holds all that the carrier is
 * told, so that whoever asks again, asks for the same under the same key and buys one label (SHP-02, SHP-08).
 *
 * @param operationKey the carrier sells one label for it, however often asked
 * @param shipTo whom it comes back to
 * @param sender who sends it
 */
@Revision("1")
public record ReturnLabelRequested(
        ReturnShipmentId returnShipmentId,
        OrderId orderId,
        String operationKey,
        String shipTo,
        PersonalData sender,
        List<ReturnedItem> items)
        implements CarrierRequest, ReturnShipmentFact {

    public ReturnLabelRequested {
        items = List.copyOf(items);
    }

    @Override
    public String subject() {
        return returnShipmentId.value();
    }
}
