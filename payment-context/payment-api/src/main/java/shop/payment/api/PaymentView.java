package shop.payment.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Where the money of one tender stands. Authorised, captured and refunded are amounts on axes of their own.
 *
 * @param lastFour the last four digits, where a card pays
 * @param openOperations what was asked of the provider and is not answered yet
 * @param version the position of the last fact that this view has seen
 */
public record PaymentView(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        PaymentMethod method,
        Money amount,
        State state,
        Money authorised,
        Money captured,
        Money refunded,
        Money released,
        Optional<DeclineReason> declineReason,
        Optional<String> lastFour,
        Optional<Instant> captureBefore,
        List<OpenOperation> openOperations,
        List<Entry> entries,
        long version) {

    public PaymentView {
        openOperations = List.copyOf(openOperations);
        entries = List.copyOf(entries);
    }

    /** Whether the money can be had; how much of it was had, the amounts say. */
    public enum State {
        ASKED,
        AWAITING_PAYER,
        AUTHORISED,
        /** A part of what was authorised was taken; the rest is held. */
        PARTLY_CAPTURED,
        CAPTURED,
        PAID,
        DECLINED,
        RELEASED
    }

    /**
     * A request to the provider without an answer yet.
     *
     * @param key the one it is repeated under (PAY-05)
     * @param unknown whether the provider was asked and gave no answer (PAY-06)
     */
    public record OpenOperation(String key, Kind kind, Instant since, boolean unknown) {

        /** What the provider was asked to do. */
        public enum Kind {
            AUTHORISE,
            CAPTURE,
            VOID,
            REFUND
        }
    }

    /** One line of the statement. */
    public record Entry(Instant at, String event, String text) {}
}
