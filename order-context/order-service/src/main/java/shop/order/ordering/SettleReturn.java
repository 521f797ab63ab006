package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Tells the order what was decided about a return, so that it gives money back for it (ORD-15). Once; but what nothing was
 * given back for can be decided about anew, when it arrives after all.
 *
 * @param decision the place of the decision in the return's story: an earlier one than is known changes nothing
 */
public record SettleReturn(OrderId orderId, int number, List<Verdict> verdicts, Optional<Long> decision) {

    public SettleReturn {
        verdicts = List.copyOf(verdicts);
    }

    /** Of the only decision. */
    public SettleReturn(OrderId orderId, int number, List<Verdict> verdicts) {
        this(orderId, number, verdicts, Optional.empty());
    }
}
