package shop.payment.asking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import shop.payment.collecting.Outcomes;
import shop.payment.collecting.PayerAwaited;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.collecting.ProviderRequest;

/**
 * What a payment waits to hear, as its own events say. A list that is made of them may be behind, or in the middle of being
 * rebuilt; what was answered long ago must not be asked again from there.
 */
final class RecordedQuestion {

    private Optional<PaymentRegistered> registered = Optional.empty();
    private Optional<ProviderRequest> request = Optional.empty();
    private Instant requestedAt = Instant.EPOCH;
    private Optional<PayerAwaited> payer = Optional.empty();

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
        return registered.filter(known -> payer.isPresent() && request.isEmpty());
    }

    private void hear(Object event, Instant at) {
        request = request.filter(asked -> !Outcomes.settle(asked, event));
        payer = payer.filter(awaited -> !Outcomes.settle(awaited, event));
        if (event instanceof ProviderRequest asked) {
            request = Optional.of(asked);
            requestedAt = at;
        } else if (event instanceof PaymentRegistered known) {
            registered = Optional.of(known);
        } else if (event instanceof PayerAwaited awaited) {
            payer = Optional.of(awaited);
        }
    }
}
