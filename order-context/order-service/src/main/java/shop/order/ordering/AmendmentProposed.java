package shop.order.ordering;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.LineUnits;
import shop.order.api.OrderLine;
import shop.order.api.Tender;

/**
 * Recorded when somebody wants what is ordered to be changed (ORD-17). What more is owed for that, one more tender is to pay.
 *
 * @param request names it among those for its order
 * @param lines what is to be added
 * @param fewer what is to be taken out of lines that there are
 * @param amount what the added lines cost
 * @param tender the number of the tender that is to pay them; none where they cost nothing
 * @param pays that tender
 * @param until when it is withdrawn if it is not covered by then; none where it waits for nothing
 */
@Revision("1")
public record AmendmentProposed(
        OrderId orderId,
        int number,
        String request,
        List<OrderLine> lines,
        List<LineUnits> fewer,
        Money amount,
        Optional<Integer> tender,
        Optional<Tender> pays,
        Optional<Instant> until)
        implements AmendmentFact {

    public AmendmentProposed {
        lines = List.copyOf(lines);
        fewer = List.copyOf(fewer);
    }
}
