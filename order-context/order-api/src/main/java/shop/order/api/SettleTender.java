package shop.order.api;

import java.util.Optional;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Says that a person has settled what is owed of a tender, all of it or a part (PAY-12, ORD-27). The same again under its
 * id changes nothing.
 *
 * @param settlementId names it among those of its tender
 * @param amount all that is owed, where it is empty
 * @param cashReceipt what the customer's cash receipt needs, if there is to be one for what is collected (PAY-19)
 */
public record SettleTender(
        OrderId orderId,
        int tender,
        String settlementId,
        SettlementKind how,
        Optional<Money> amount,
        SettlementReason reason,
        Optional<CashReceipt> cashReceipt) {

    /** Without a cash receipt. */
    public SettleTender(
            OrderId orderId,
            int tender,
            String settlementId,
            SettlementKind how,
            Optional<Money> amount,
            SettlementReason reason) {
        this(orderId, tender, settlementId, how, amount, reason, Optional.empty());
    }
}
