package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.CashReceipt;
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
 * @param cashReceipt what the customer's cash receipt needs, of what was collected with one, and of what is given back where
 *     all that was collected has the same
 */
@Revision("1")
public record TenderSettled(
        OrderId orderId,
        int tender,
        String settlementId,
        SettlementKind how,
        Money amount,
        SettlementReason reason,
        List<Part> parts,
        Optional<CashReceipt> cashReceipt)
        implements TenderFact {

    public TenderSettled {
        parts = List.copyOf(parts);
    }

    /** Without a cash receipt. */
    public TenderSettled(
            OrderId orderId,
            int tender,
            String settlementId,
            SettlementKind how,
            Money amount,
            SettlementReason reason,
            List<Part> parts) {
        this(orderId, tender, settlementId, how, amount, reason, parts, Optional.empty());
    }

    /** So much of it was for the lines of this ship-from. */
    public record Part(String shipFrom, Money amount) {}
}
