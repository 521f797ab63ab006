package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;

/**
 * Recorded when somebody asks to give units back (ORD-11). They are kept for this return, and in no other, until it has
 * ended.
 *
 * @param units which units of which parcels
 * @param contents the same in words that a ship-from can unpack by
 * @param sender who gives them back
 * @param key names it to whoever asks for it
 */
@Revision("1")
public record ReturnAskedFor(
        OrderId orderId,
        int number,
        List<ParcelUnits> units,
        ParcelContents contents,
        PersonalData sender,
        ReturnReason reason,
        Optional<String> key)
        implements ReturnFact {

    public ReturnAskedFor {
        units = List.copyOf(units);
    }

    /** The parcels that the units came in. */
    public List<String> parcels() {
        return units.stream().map(ParcelUnits::parcel).distinct().toList();
    }

    @Override
    public ReturnState state() {
        return ReturnState.ASKED_FOR;
    }
}
