package shop.order.api;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Proposes to change what is ordered (ORD-17): applied at once where nothing more is owed, else when one more tender covers it.
 * The same request again changes nothing.
 *
 * @param request names it among those for the order
 * @param more of lines that there are, at the line's price
 * @param fewer of lines that there are
 * @param lines that are new; their prices are the shop's (ORD-29)
 * @param pays for all that is added: there if, and only if, that costs something; anything but a bank slip
 */
public record AmendOrder(
        OrderId orderId,
        String request,
        List<LineUnits> more,
        List<LineUnits> fewer,
        List<OrderLine> lines,
        Optional<PaymentMeans> pays) {

    public AmendOrder {
        more = List.copyOf(more);
        fewer = List.copyOf(fewer);
        lines = List.copyOf(lines);
    }
}
