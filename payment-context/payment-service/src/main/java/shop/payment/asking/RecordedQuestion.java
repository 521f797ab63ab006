package shop.payment.asking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import shop.payment.api.PaymentAuthorized;
import shop.payment.api.PaymentEvent;
import shop.payment.collecting.PayerAwaited;
import shop.payment.collecting.PaymentRefundFailed;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderRequest;

/**
 * What a payment waits to hear, as its own events say. A list that is made of them may be behind, or in the middle of being
 * rebuilt; what was answered long ago must not be asked again from there.
 */
final class RecordedQuestion {

    private Optional<PaymentRegistered> registered = Optional.empty();
    private Optional<ProviderRequest> request = Optional.empty();
    private Instant requestedAt = Instant.EPOCH;
    private boolean payerAwaited;

    private RecordedQuestion() {}

    static RecordedQuestion in(DomainEventStream events) {
        RecordedQuestion question = new RecordedQuestion();
        events.forEachRemaining(event -> question.hear(event.getPayload(), event.getTimestamp()));
        return question;
    }

    /** The request that has no outcome. */
    Optional<ProviderRequest> request() {
        return request;
    }

    /** How long ago that request was recorded. */
    Duration age(Instant now) {
        return Duration.between(requestedAt, now);
    }

    /** How the provider knows the payment whose payer is awaited, and that nobody calls off. */
    Optional<PaymentRegistered> awaitingPayer() {
        return registered.filter(known -> payerAwaited && request.isEmpty());
    }

    private void hear(Object event, Instant at) {
        if (event instanceof ProviderRequest asked) {
            request = Optional.of(asked);
            requestedAt = at;
        } else if (event instanceof PaymentRegistered known) {
            registered = Optional.of(known);
        } else if (event instanceof PayerAwaited) {
            request = Optional.empty();
            payerAwaited = true;
        } else if (event instanceof PaymentAuthorized) {
            // A card may be confirmed while it is being called off: that void is still to be heard of.
            request = request.filter(PaymentVoidRequested.class::isInstance);
            payerAwaited = false;
        } else if (event instanceof PaymentEvent || event instanceof PaymentRefundFailed) {
            request = Optional.empty();
            payerAwaited = false;
        }
    }
}
