package shop.payment.asking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.collecting.PaymentOutcomes;
import shop.payment.collecting.PaymentRefundAccepted;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.collecting.ProviderRequest;
import shop.platform.outside.AskAgain;
import shop.platform.outside.OpenQuestion;
import shop.platform.outside.RecordedFacts;

/**
 * Puts a request again that has no outcome: the recorded one, so that key and body are the same (PAY-05); once the provider
 * may have forgotten the key, its books are searched before, and once a person is called, they are only read (PAY-06). Of a
 * payment whose payer is awaited, it looks up what became of it, and of a refund that the provider has accepted (PAY-07). A
 * capture that has failed it has tried again when that is due: the payment decides (PAY-12).
 */
@Component
class AskTheProviderAgain implements AskAgain.Asker {

    private final ProviderCalls calls;
    private final Deadlines deadlines;

    AskTheProviderAgain(ProviderCalls calls, Deadlines deadlines) {
        this.calls = calls;
        this.deadlines = deadlines;
    }

    @Override
    public boolean ask(OpenQuestion question, RecordedFacts payment, Instant now) {
        if (question.wasRaisedBy(PaymentRefundAccepted.class)) {
            return payment.open(
                            PaymentRefundAccepted.class,
                            PaymentOutcomes.KNOWN,
                            refund -> refund.operationKey().equals(question.key()))
                    .flatMap(accepted -> payment.latest(PaymentRefundRequested.class, accepted.question()::isOf)
                            .map(request -> readBooks(request, accepted.age(now))))
                    .orElse(true);
        }
        if (question.wasRaisedBy(PaymentCaptureFailed.class)) {
            return payment.open(
                            PaymentCaptureFailed.class,
                            PaymentOutcomes.KNOWN,
                            capture -> capture.captureId().equals(question.key()))
                    .map(RecordedFacts.Asked::question)
                    .filter(owed ->
                            owed.nextTry().filter(due -> !now.isBefore(due)).isPresent())
                    .map(calls::tryAgain)
                    .orElse(true);
        }
        return payment.open(ProviderRequest.class, PaymentOutcomes.KNOWN)
                .map(request -> isWithAPerson(request.question(), payment)
                        ? calls.readBooks(request.question())
                        : ask(request.question(), request.age(now)))
                .or(() -> withPayerAwaited(payment).map(calls::lookUp))
                .orElse(true);
    }

    private boolean ask(ProviderRequest request, Duration age) {
        return age.compareTo(deadlines.attentionAfter()) < 0
                ? calls.askAgain(request, age)
                : calls.readBooksAtLast(request);
    }

    private static boolean isWithAPerson(ProviderRequest request, RecordedFacts payment) {
        return payment.latest(
                        PaymentNeedsAttention.class,
                        called -> called.operationKey().equals(request.operationKey()))
                .isPresent();
    }

    private boolean readBooks(PaymentRefundRequested accepted, Duration age) {
        return age.compareTo(deadlines.attentionAfter()) < 0
                ? calls.readBooks(accepted)
                : calls.readBooksAtLast(accepted);
    }

    /** How the provider knows the payment, if its payer is awaited. */
    private static Optional<PaymentRegistered> withPayerAwaited(RecordedFacts payment) {
        return payment.open(PayerAwaited.class, PaymentOutcomes.KNOWN)
                .flatMap(awaited -> payment.latest(PaymentRegistered.class));
    }
}
