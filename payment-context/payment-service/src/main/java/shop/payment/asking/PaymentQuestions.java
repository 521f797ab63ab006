package shop.payment.asking;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentEvent;
import shop.payment.collecting.CaptureDeferred;
import shop.payment.collecting.CaptureWaived;
import shop.payment.collecting.PayerAwaited;
import shop.payment.collecting.PaymentRefundAccepted;
import shop.payment.collecting.ProviderRequest;
import shop.platform.outside.OpenQuestions;

/** What payments wait to hear: that the provider has done what it was asked for, that the payer has paid, or what
 * came of a refund that the provider has accepted (PAY-07); and what they wait for: the next try of a capture (PAY-12). */
@Component
@ProcessingGroup("payment-asking")
class PaymentQuestions {

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

    @EventHandler
    void on(CaptureWaived event) {
        questions.settle(event.paymentId().value(), event);
    }

    @EventHandler
    void on(PaymentRefundAccepted event, @Timestamp Instant at) {
        questions.raise(event.paymentId().value(), event.operationKey(), event, at);
    }
}
