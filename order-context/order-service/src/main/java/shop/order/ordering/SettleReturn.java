package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;

/** Tells the order what was decided about a return, so that it gives money back for it (ORD-15). Once. */
public record SettleReturn(OrderId orderId, int number, List<Verdict> verdicts) {

    public SettleReturn {
        verdicts = List.copyOf(verdicts);
    }
}
