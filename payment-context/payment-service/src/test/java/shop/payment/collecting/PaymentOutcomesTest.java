package shop.payment.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.authorisationRequested;
import static shop.payment.collecting.TwoBlueMugs.captureDeferred;
import static shop.payment.collecting.TwoBlueMugs.captureFailed;
import static shop.payment.collecting.TwoBlueMugs.captureRequested;
import static shop.payment.collecting.TwoBlueMugs.captureWaived;
import static shop.payment.collecting.TwoBlueMugs.refundAccepted;
import static shop.payment.collecting.TwoBlueMugs.refundFailed;
import static shop.payment.collecting.TwoBlueMugs.refundRequested;
import static shop.payment.collecting.TwoBlueMugs.refunded;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.payment.api.AuthorisationExpired;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.DisputeAnswered;
import shop.payment.api.DisputeDecided;
import shop.payment.api.InquiryBecameChargeback;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentEvent;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.payment.api.PaymentRefunded;

@DisplayName("What a payment waits to hear")
class PaymentOutcomesTest {

    @Test
    @DisplayName("is settled by every milestone, and by a refund that is accepted or a payer who is awaited")
    void everyMilestone() {
        Set<Class<?>> unasked = Set.of(
                AuthorisationExpired.class,
                DepositTurnedBack.class,
                PaymentDisputed.class,
                InquiryBecameChargeback.class,
                DisputeDecided.class,
                DisputeAnswered.class);
        Set<Class<?>> noAnswers = Set.of(PaymentOutcomeUnknown.class, PaymentNeedsAttention.class);
        assertThat(Stream.concat(
                        Stream.of(PaymentEvent.class.getPermittedSubclasses())
                                .filter(fact -> !unasked.contains(fact) && !noAnswers.contains(fact)),
                        Stream.of(PaymentRefundAccepted.class, PayerAwaited.class)))
                .allSatisfy(fact ->
                        assertThat(PaymentOutcomes.KNOWN.settledBy(fact)).isNotEmpty());
    }

    @Test
    @DisplayName("can be settled, whatever was asked")
    void everyRequest() {
        assertThat(Stream.of(ProviderRequest.class.getPermittedSubclasses()))
                .allSatisfy(request -> assertThat(Stream.of(PaymentEvent.class.getPermittedSubclasses()))
                        .anySatisfy(fact -> assertThat(PaymentOutcomes.KNOWN.settledBy(fact))
                                .anyMatch(request::equals)));
    }

    @Test
    @DisplayName(
            "is not settled by a card that is confirmed while it is called off, by no answer, nor by another's outcome")
    void staysOpen() {
        assertThat(PaymentOutcomes.KNOWN.settledBy(PaymentAuthorised.class)).doesNotContain(PaymentVoidRequested.class);
        assertThat(PaymentOutcomes.KNOWN.settledBy(PaymentOutcomeUnknown.class)).isEmpty();
        assertThat(PaymentOutcomes.KNOWN.settledBy(PaymentNeedsAttention.class)).isEmpty();
        assertThat(PaymentOutcomes.KNOWN.settledBy(PaymentCaptured.class))
                .containsExactly(PaymentCaptureRequested.class);
        assertThat(PaymentOutcomes.KNOWN.settledBy(PaymentRefunded.class))
                .containsExactlyInAnyOrder(PaymentRefundRequested.class, PaymentRefundAccepted.class);
    }

    @Test
    @DisplayName("is settled, where refunds stand side by side, by what is said of the same one (PAY-07)")
    void sideBySide() {
        assertThat(PaymentOutcomes.KNOWN.settle(refundRequested(2, "refund-1", ONE), refunded("refund-1", ONE)))
                .isTrue();
        assertThat(PaymentOutcomes.KNOWN.settle(refundAccepted(2, "refund-1", ONE), refundFailed("refund-1", ONE)))
                .isTrue();
        assertThat(PaymentOutcomes.KNOWN.settle(refundRequested(3, "refund-2", ONE), refunded("refund-1", ONE)))
                .isFalse();
        assertThat(PaymentOutcomes.KNOWN.settle(refundAccepted(2, "refund-1", ONE), refunded("refund-2", ONE)))
                .isFalse();
    }

    @Test
    @DisplayName("is the next try of a capture that has failed, until it is asked for or not owed any more (PAY-12)")
    void captureOwed() {
        assertThat(PaymentOutcomes.KNOWN.settle(captureFailed("hamburg", ONE), captureRequested(3, "hamburg", ONE)))
                .isTrue();
        assertThat(PaymentOutcomes.KNOWN.settle(captureFailed("hamburg", ONE), captureDeferred("hamburg", ONE)))
                .isTrue();
        assertThat(PaymentOutcomes.KNOWN.settle(captureFailed("hamburg", ONE), captureWaived("hamburg", ONE)))
                .isTrue();
        assertThat(PaymentOutcomes.KNOWN.settle(captureFailed("hamburg", ONE), captureRequested(3, "munich", ONE)))
                .isFalse();
        assertThat(PaymentOutcomes.KNOWN.settle(captureRequested(3, "hamburg", ONE), captureFailed("hamburg", ONE)))
                .isTrue();
    }

    @Test
    @DisplayName("is not settled by a request")
    void requests() {
        ProviderRequest request = authorisationRequested(PaymentMethod.CARD);
        assertThat(PaymentOutcomes.KNOWN.settle(request, request)).isFalse();
    }
}
