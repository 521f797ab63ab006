package shop.payment.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * How a dispute stands, and how it came there.
 *
 * @param openedAt when we heard of it
 * @param answerBefore when the provider decides without an answer of ours
 * @param evidence what we have shown
 * @param version the position of the last fact that this view has seen
 */
public record DisputeView(
        DisputeId disputeId,
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        DisputeKind kind,
        Money amount,
        DisputeReason reason,
        Instant openedAt,
        Optional<Instant> answerBefore,
        State state,
        Optional<String> evidence,
        List<PaymentView.Entry> entries,
        long version) {

    public DisputeView {
        entries = List.copyOf(entries);
    }

    /** How far a dispute is. */
    public enum State {
        /** Support has to answer it. */
        TO_BE_ANSWERED,
        /** The provider is being told our answer. */
        BEING_ANSWERED,
        /** The provider has our answer, and is to decide. */
        ANSWERED,
        /** The shop keeps the money. */
        WON,
        /** The customer has the money, by their bank. */
        LOST
    }
}
