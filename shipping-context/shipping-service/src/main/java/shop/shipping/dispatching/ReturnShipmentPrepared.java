package shop.shipping.dispatching;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnedItem;

/**
 * Recorded when units are to come back.
 *
 * @param shipTo whom they come back to
 * @param sender who gives them back
 */
@Revision("1")
public record ReturnShipmentPrepared(
        ReturnShipmentId returnShipmentId,
        OrderId orderId,
        String shipTo,
        PersonalData sender,
        List<ReturnedItem> items)
        implements ReturnShipmentFact {

    public ReturnShipmentPrepared {
        items = List.copyOf(items);
    }
}
