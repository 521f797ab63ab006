package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.ParcelContents;

/**
 * Recorded when what came back is exchanged: the same units are sent once more, at no charge, and an order that was closed is
 * open until they have arrived (ORD-16).
 *
 * @param shipFrom the parcel in which they were sent before, or the first of several
 * @param replacement the name of the parcel that they are sent in
 * @param number of the return
 * @param units those that came back
 * @param contents who sends them, and what they are
 * @param withheldIfNotWanted what would have been withheld of the money, had it been given back instead; it is, should the
 *     customer not want them any more before they are sent. None where it is nothing
 */
@Revision("1")
public record UnitsExchanged(
        OrderId orderId,
        String shipFrom,
        String replacement,
        int number,
        List<ParcelUnits> units,
        ParcelContents contents,
        PersonalData shipTo,
        Optional<Money> withheldIfNotWanted)
        implements ParcelFact, SentAgain {

    public UnitsExchanged {
        units = List.copyOf(units);
    }

    /** Where nothing would have been withheld. */
    public UnitsExchanged(
            OrderId orderId,
            String shipFrom,
            String replacement,
            int number,
            List<ParcelUnits> units,
            ParcelContents contents,
            PersonalData shipTo) {
        this(orderId, shipFrom, replacement, number, units, contents, shipTo, Optional.empty());
    }
}
