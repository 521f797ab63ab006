package shop.order.ordering;

import java.util.List;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.SettlementKind;
import shop.order.api.SettlementReason;

/**
 * Recorded when a person has settled what was owed of a tender, or a part of it (PAY-12, ORD-27).
 *
 * @param settlementId names it among those of its tender
 * @param parts of what is written off, which ship-from's lines it was for; what is left was for none
 */
@Revision("1")
public record TenderSettled(
        OrderId orderId,
        int tender,
        String settlementId,
        SettlementKind how,
        Money amount,
        SettlementReason reason,
        List<Part> parts)
        implements TenderFact {

    public TenderSettled {
        parts = List.copyOf(parts);
    }

    /** So much of it was for the lines of this ship-from. */
    public record Part(String shipFrom, Money amount) {}
}
