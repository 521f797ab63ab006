package shop.order.ordering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnWish;
import shop.order.api.Variant;

/**
 * Recorded when somebody asks to give units back (ORD-11). They are kept for this return, and in no other, until it has
 * ended.
 *
 * @param units which units of which parcels
 * @param contents the same in words that a ship-from can unpack by
 * @param sender who gives them back
 * @param key names it to whoever asks for it
 * @param wants what they want for it where that is not their money (ORD-16)
 * @param knownSince the day on which they knew of what is wrong with it, where they have said so (ORD-24)
 * @param exchangeFor what is sent for units of these lines, where it is not the same once more (ORD-16)
 */
@Revision("1")
public record ReturnAskedFor(
        OrderId orderId,
        int number,
        List<ParcelUnits> units,
        ParcelContents contents,
        PersonalData sender,
        ReturnReason reason,
        Optional<String> key,
        Optional<ReturnWish> wants,
        Optional<LocalDate> knownSince,
        Optional<List<Variant>> exchangeFor)
        implements ReturnFact {

    public ReturnAskedFor {
        units = List.copyOf(units);
        exchangeFor = exchangeFor.map(List::copyOf);
    }

    /** What is sent for units of a line in exchange, where it is not the same once more. */
    Optional<Variant> variant(int line) {
        return exchangeFor.stream()
                .flatMap(List::stream)
                .filter(variant -> variant.line() == line)
                .findFirst();
    }

    /** Whether the same, or something else that costs the same, is to be sent. */
    boolean isExchange() {
        return wants.filter(ReturnWish.EXCHANGE::equals).isPresent();
    }

    /** The parcels that the units came in. */
    public List<String> parcels() {
        return ParcelUnits.parcels(units);
    }

    @Override
    public ReturnState state() {
        return ReturnState.ASKED_FOR;
    }
}
