package shop.order.ordering;

import java.util.List;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.GoodwillReason;

/**
 * Recorded when money is given back without a return (ORD-22).
 *
 * @param goodwillId names it among those of its order
 * @param parts what each tender gives of it
 */
@Revision("1")
public record GoodwillGiven(
        OrderId orderId, String goodwillId, Money amount, GoodwillReason reason, List<GoodwillPart> parts)
        implements OrderFact {

    public GoodwillGiven {
        parts = List.copyOf(parts);
    }
}
