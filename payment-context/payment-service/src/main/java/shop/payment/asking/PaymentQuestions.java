package shop.payment.asking;

import java.time.Instant;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;
import shop.payment.api.DisputeAnswered;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentEvent;
import shop.payment.collecting.CaptureDeferred;
import shop.payment.collecting.CaptureWaived;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentRefundAccepted;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderNoticeReceived;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RefundDeferred;
import shop.payment.disputing.DisputeAnswerRefused;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeClosed;
import shop.payment.disputing.DisputeOpened;
import shop.payment.disputing.DisputeRaised;
import shop.platform.outside.OpenQuestions;

/** What payments wait to hear: that the provider has done what it was asked for, that the payer has paid, or what
 * came of a refund that the provider has accepted (PAY-07); and what they wait for: the next try of a capture (PAY-12). */
@Component
@ProcessingGroup("payment-asking")
class PaymentQuestions {

    private static final Set<Class<?>> TO_THE_PROVIDER = Set.of(
            PaymentAuthorisationRequested.class,
            PayerAwaited.class,
            PaymentCaptureRequested.class,
            PaymentVoidRequested.class,
            PaymentRefundRequested.class,
            PaymentRefundAccepted.class);

    private final OpenQuestions questions;

    PaymentQuestions(OpenQuestions questions) {
        this.questions = questions;
    }

    @ResetHandler
    void reset() {
        questions.reset();
    }

    @EventHandler
    void on(ProviderRequest event, @Timestamp Instant at) {
        questions.raise(event.paymentId().value(), event.operationKey(), event, at);
    }

    @EventHandler
    void on(PayerAwaited event, @Timestamp Instant at) {
        questions.raise(event.paymentId().value(), "", event, at);
    }

    @EventHandler
    void on(PaymentEvent event) {
        questions.settle(event.paymentId().value(), event);
    }

    @EventHandler
    void on(PaymentCaptureFailed event) {
        questions.settle(event.paymentId().value(), event);
        event.nextTry()
                .ifPresent(due -> questions.raiseFor(due, event.paymentId().value(), event.captureId(), event));
    }

    @EventHandler
    void on(CaptureDeferred event) {
        questions.settle(event.paymentId().value(), event);
    }

    /** It is not with the provider any more: it waits for the end of a dispute. */
    @EventHandler
    void on(RefundDeferred event) {
        questions.settle(event.paymentId().value(), event);
    }

    @EventHandler
    void on(CaptureWaived event) {
        questions.settle(event.paymentId().value(), event);
    }

    /** Without a word of the provider, its decision is looked up once the time to answer is over. */
    @EventHandler
    void on(DisputeOpened event, @Timestamp Instant at) {
        questions.raiseFor(event.answerBefore().orElse(at), event.disputeId().value(), "", event);
    }

    @EventHandler
    void on(DisputeRaised event, @Timestamp Instant at) {
        questions.raiseFor(event.answerBefore().orElse(at), event.disputeId().value(), "", event);
    }

    @EventHandler
    void on(DisputeAnswerRequested event, @Timestamp Instant at) {
        questions.raise(event.disputeId().value(), event.operationKey(), event, at);
    }

    @EventHandler
    void on(DisputeAnswered event, @Timestamp Instant at) {
        questions.raise(event.disputeId().value(), "", event, at);
    }

    /** Whoever refuses an answer may have decided meanwhile, and goes on deciding without one. */
    @EventHandler
    void on(DisputeAnswerRefused event, @Timestamp Instant at) {
        questions.raise(event.disputeId().value(), "", event, at);
    }

    @EventHandler
    void on(DisputeClosed event) {
        questions.settle(event.disputeId().value(), event);
    }

    /** The provider knows something new: whatever it owes an answer to is asked for now. What has failed keeps its pause. */
    @EventHandler
    void on(ProviderNoticeReceived event, @Timestamp Instant at) {
        questions.hasten(event.paymentId().value(), TO_THE_PROVIDER, at);
    }

    @EventHandler
    void on(PaymentRefundAccepted event, @Timestamp Instant at) {
        questions.raise(event.paymentId().value(), event.operationKey(), event, at);
    }
}
