package shop.payment.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.CARD;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.SLIP;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.authorizationRequested;
import static shop.payment.collecting.TwoBlueMugs.authorized;
import static shop.payment.collecting.TwoBlueMugs.captureDeferred;
import static shop.payment.collecting.TwoBlueMugs.captureFailed;
import static shop.payment.collecting.TwoBlueMugs.captureRequested;
import static shop.payment.collecting.TwoBlueMugs.captured;
import static shop.payment.collecting.TwoBlueMugs.outcomeUnknown;
import static shop.payment.collecting.TwoBlueMugs.paid;
import static shop.payment.collecting.TwoBlueMugs.payerAwaited;
import static shop.payment.collecting.TwoBlueMugs.refundFailed;
import static shop.payment.collecting.TwoBlueMugs.refundRequested;
import static shop.payment.collecting.TwoBlueMugs.refunded;
import static shop.payment.collecting.TwoBlueMugs.registered;
import static shop.payment.collecting.TwoBlueMugs.released;
import static shop.payment.collecting.TwoBlueMugs.voidRequested;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.TwoBlueMugs;

@DisplayName("What a payment waits to hear, as its own events say,")
class RecordedQuestionTest {

    private static RecordedQuestion after(Object... events) {
        AtomicLong position = new AtomicLong();
        return RecordedQuestion.in(DomainEventStream.of(Arrays.stream(events)
                .map(event -> new GenericDomainEventMessage<>(
                        "Payment", PAYMENT.value(), position.getAndIncrement(), event))));
    }

    private static void isNothing(RecordedQuestion question) {
        assertThat(question.request()).isEmpty();
        assertThat(question.awaitingPayer()).isEmpty();
    }

    @Test
    @DisplayName("is the request that has no outcome")
    void request() {
        assertThat(after(authorizationRequested(PaymentMethod.CARD)).request())
                .contains(authorizationRequested(PaymentMethod.CARD));
        assertThat(after(authorizationRequested(PaymentMethod.CARD), outcomeUnknown(1))
                        .request())
                .contains(authorizationRequested(PaymentMethod.CARD));
        assertThat(after(
                                authorizationRequested(PaymentMethod.CARD),
                                registered(CARD),
                                authorized(),
                                captureRequested(2, "hamburg", ONE),
                                captureDeferred("munich", ONE))
                        .request())
                .contains(captureRequested(2, "hamburg", ONE));
    }

    @Test
    @DisplayName("is no less open for the attention of a person (PAY-06)")
    void needsAttention() {
        assertThat(after(authorizationRequested(PaymentMethod.CARD), outcomeUnknown(1), TwoBlueMugs.needsAttention(1))
                        .request())
                .contains(authorizationRequested(PaymentMethod.CARD));
    }

    @Test
    @DisplayName("is nothing after an outcome")
    void outcome() {
        isNothing(after(authorizationRequested(PaymentMethod.CARD), registered(CARD), authorized()));
        isNothing(after(authorizationRequested(PaymentMethod.VOUCHER), registered(SLIP), paid()));
        isNothing(after(
                authorizationRequested(PaymentMethod.CARD),
                new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.TRY_AGAIN)));
        isNothing(after(authorized(), captureRequested(2, "hamburg", ONE), captured("hamburg", ONE)));
        isNothing(after(authorized(), captureRequested(2, "hamburg", ONE), captureFailed("hamburg", ONE)));
        isNothing(after(authorized(), voidRequested(2), released(BOTH)));
        isNothing(after(paid(), refundRequested(2, "refund-1", ONE), refunded("refund-1", ONE)));
        isNothing(after(paid(), refundRequested(2, "refund-1", ONE), refundFailed("refund-1", ONE)));
    }

    @Test
    @DisplayName("is the payer, until there is money, or none")
    void payer() {
        Object[] awaited = {authorizationRequested(PaymentMethod.BANK_SLIP), registered(SLIP), payerAwaited()};

        assertThat(after(awaited).awaitingPayer()).contains(registered(SLIP));
        assertThat(after(awaited).request()).isEmpty();
        isNothing(after(awaited[0], awaited[1], awaited[2], paid()));
        isNothing(after(awaited[0], awaited[1], awaited[2], authorized()));
    }

    @Test
    @DisplayName("is the calling off, while the payer is called off, even if the payer confirms meanwhile")
    void callingOff() {
        Object[] calledOff = {
            authorizationRequested(PaymentMethod.CARD), registered(CARD), payerAwaited(), voidRequested(2), authorized()
        };

        assertThat(after(calledOff).request()).contains(voidRequested(2));
        assertThat(after(calledOff).awaitingPayer()).isEmpty();
        assertThat(after(calledOff[0], calledOff[1], calledOff[2], calledOff[3]).awaitingPayer())
                .isEmpty();
    }
}
