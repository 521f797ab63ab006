package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ReturnState;
import shop.order.api.ReturnWish;

/**
 * Recorded when it is decided what is given back for a return (ORD-15). What came back is not paid for any more; what is
 * withheld of that is kept beside it, tender by tender.
 *
 * @param returned the units that are not kept any more
 * @param refused the units for which nothing is given back
 * @param givenBack what goes back to the customer, in all
 * @param postage what was withheld for the way back
 * @param deducted what was withheld because of the inspection
 * @param withheld both, by the tender of which it is withheld
 * @param reason why something is refused or deducted
 * @param decision the place of the decision in the return's story; none in orders from before this was told
 * @param instead what is done with what came back, where its money is not given back (ORD-16); none in orders from before this
 *     was told
 */
@Revision("1")
public record ReturnSettled(
        OrderId orderId,
        int number,
        List<ParcelUnits> returned,
        List<ParcelUnits> refused,
        Money givenBack,
        Money postage,
        Money deducted,
        List<Withheld> withheld,
        Optional<String> reason,
        Optional<Long> decision,
        Optional<ReturnWish> instead)
        implements ReturnFact {

    public ReturnSettled {
        returned = List.copyOf(returned);
        refused = List.copyOf(refused);
        withheld = List.copyOf(withheld);
    }

    /** Of the only decision, and the money is given back. */
    public ReturnSettled(
            OrderId orderId,
            int number,
            List<ParcelUnits> returned,
            List<ParcelUnits> refused,
            Money givenBack,
            Money postage,
            Money deducted,
            List<Withheld> withheld,
            Optional<String> reason) {
        this(
                orderId,
                number,
                returned,
                refused,
                givenBack,
                postage,
                deducted,
                withheld,
                reason,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What is kept of one tender though the goods came back.
     *
     * @param tender its number
     */
    public record Withheld(int tender, Money amount) {}

    @Override
    public ReturnState state() {
        if (returned.isEmpty()) {
            return ReturnState.REFUSED;
        }
        return instead.filter(ReturnWish.EXCHANGE::equals).isPresent() ? ReturnState.EXCHANGED : ReturnState.RETURNED;
    }
}
