package shop.payment.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Where the money of one tender stands. Authorised, captured and refunded are amounts on axes of their own.
 *
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
        PAID,
        DECLINED,
        RELEASED
    }

    /** A request to the provider without an answer yet; {@code key} is the one it is repeated under (PAY-05). */
    public record OpenOperation(String key, String kind, Instant since) {}

    /** One line of the statement. */
    public record Entry(Instant at, String event, String text) {}
}
