package shop.order.returns;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.ordering.SettleReturn;
import shop.order.ordering.Verdict;

/**
 * Recorded when it is decided what is given back for what came back (ORD-15).
 *
 * @param byItself whether nobody had to look: it came back as it was to
 */
@Revision("1")
public record ReturnInspected(ReturnId returnId, OrderId orderId, int number, List<Verdict> verdicts, boolean byItself)
        implements ReturnStep {

    public ReturnInspected {
        verdicts = List.copyOf(verdicts);
    }

    @Override
    public Object told(long place) {
        return new SettleReturn(orderId, number, verdicts, Optional.of(place));
    }
}
