package shop.verification.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import shop.payment.api.DisputeAnswered;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.collecting.PaymentOutcomes;
import shop.payment.collecting.PaymentRefundAccepted;
import shop.payment.collecting.ProviderNoticeReceived;
import shop.payment.collecting.ProviderRequest;
import shop.payment.disputing.DisputeAnswerRefused;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeFact;
import shop.payment.disputing.DisputeOpened;
import shop.payment.disputing.DisputeOutcomes;
import shop.platform.outside.AskAgain;
import shop.platform.outside.OpenQuestion;
import shop.platform.outside.Outcomes;
import shop.platform.outside.RecordedFacts;
import shop.shipping.dispatching.CarrierRequest;
import shop.shipping.dispatching.ShipmentOutcomes;

/**
 * What payments and shipments wait to hear from outside. The services keep this list in their stores; here it is kept in
 * memory, and in step. What is asked, and whether it is open still, the product's own askers know.
 */
final class Questions {

    private static final Outcomes KNOWN =
            PaymentOutcomes.KNOWN.and(DisputeOutcomes.KNOWN).and(ShipmentOutcomes.KNOWN);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int FACTOR = 3;

    private final Map<String, Open> open = new LinkedHashMap<>();
    private final VirtualTime time;
    private final EventStore events;
    private final AskAgain.Asker provider;
    private final AskAgain.Asker disputes;
    private final AskAgain.Asker carrier;

    Questions(
            VirtualTime time,
            EventStore events,
            AskAgain.Asker provider,
            AskAgain.Asker disputes,
            AskAgain.Asker carrier) {
        this.time = time;
        this.events = events;
        this.provider = provider;
        this.disputes = disputes;
        this.carrier = carrier;
    }

    private static final class Open {

        private final String asker;
        private final String key;
        private final Object fact;
        private Duration pause = FIRST_PAUSE;

        Open(String asker, String key, Object fact) {
            this.asker = asker;
            this.key = key;
            this.fact = fact;
        }
    }

    void begin() {
        open.clear();
    }

    void hear(DomainEventMessage<?> event) {
        Object fact = event.getPayload();
        String asker = event.getAggregateIdentifier();
        open.values().removeIf(it -> it.asker.equals(asker) && KNOWN.settle(it.fact, fact));
        if (fact instanceof ProviderRequest request) {
            raise(new Open(asker, request.operationKey(), fact), FIRST_PAUSE);
        } else if (fact instanceof PayerAwaited) {
            raise(new Open(asker, "", fact), FIRST_PAUSE);
        } else if (fact instanceof PaymentRefundAccepted refund) {
            raise(new Open(asker, refund.operationKey(), fact), FIRST_PAUSE);
        } else if (fact instanceof PaymentCaptureFailed failed) {
            failed.nextTry()
                    .ifPresent(due ->
                            raise(new Open(asker, failed.captureId(), fact), Duration.between(time.instant(), due)));
        } else if (fact instanceof CarrierRequest request) {
            raise(new Open(asker, request.operationKey(), fact), FIRST_PAUSE);
        } else if (fact instanceof DisputeOpened opened) {
            Instant due = opened.answerBefore().orElse(time.instant());
            raise(new Open(asker, "", fact), Duration.between(time.instant(), due));
        } else if (fact instanceof DisputeAnswerRequested request) {
            raise(new Open(asker, request.operationKey(), fact), FIRST_PAUSE);
        } else if (fact instanceof DisputeAnswered || fact instanceof DisputeAnswerRefused) {
            raise(new Open(asker, "", fact), FIRST_PAUSE);
        } else if (fact instanceof ProviderNoticeReceived) {
            List<Open> hastened = new ArrayList<>(open.values());
            hastened.removeIf(it -> !it.asker.equals(asker) || it.fact instanceof PaymentCaptureFailed);
            hastened.forEach(it -> time.in(Duration.ZERO, () -> ask(it)));
        }
    }

    private void raise(Open question, Duration pause) {
        open.put(question.asker + " " + KNOWN.subjectOf(question.fact) + " " + question.key, question);
        time.in(pause, () -> round(question));
    }

    /** What is open still is asked again, later and later. */
    private void round(Open question) {
        if (ask(question)) {
            question.pause = question.pause.multipliedBy(FACTOR);
            question.pause = question.pause.compareTo(LONGEST_PAUSE) < 0 ? question.pause : LONGEST_PAUSE;
            time.in(question.pause, () -> round(question));
        }
    }

    private AskAgain.Asker asker(Object fact) {
        if (fact instanceof CarrierRequest) {
            return carrier;
        }
        return fact instanceof DisputeFact || fact instanceof DisputeAnswered ? disputes : provider;
    }

    private boolean ask(Open question) {
        if (!open.containsValue(question)) {
            return false;
        }
        Instant now = time.instant();
        asker(question.fact)
                .ask(
                        new OpenQuestion(
                                question.asker,
                                question.key,
                                question.fact.getClass().getSimpleName(),
                                0,
                                now),
                        RecordedFacts.in(events.readEvents(question.asker, 0)),
                        now);
        return true;
    }
}
