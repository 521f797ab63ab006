package shop.order.returns;

import java.util.List;
import shop.order.ordering.Verdict;

/** Says what is given back for what came back, or did not arrive (ORD-15). */
public record InspectReturn(ReturnId returnId, List<Verdict> verdicts) {

    public InspectReturn {
        verdicts = List.copyOf(verdicts);
    }
}
