package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.DeliveryFault;
import shop.order.api.ParcelContents;

/**
 * Recorded when it is decided that units of a parcel that has arrived are sent once more, at no charge, and need not come back;
 * an order that was closed is open until they have arrived (ORD-23).
 *
 * @param shipFrom the parcel that they arrived in
 * @param replacement the name of the parcel that they are sent in
 * @param request names it among those for the order
 * @param contents who sends them, and what they are
 */
@Revision("1")
public record UnitsReplaced(
        OrderId orderId,
        String shipFrom,
        String replacement,
        String request,
        ParcelContents contents,
        PersonalData shipTo,
        DeliveryFault fault)
        implements UnitsMadeGood, SentAgain {

    @Override
    public List<ParcelContents.Item> items() {
        return contents.items();
    }
}
