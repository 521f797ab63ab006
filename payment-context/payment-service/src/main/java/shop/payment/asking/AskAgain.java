package shop.payment.asking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shop.payment.collecting.ProviderRequest;
import shop.platform.vital.Vitals;

/**
 * Puts every request again that has no outcome, after growing pauses: whether the answer was lost, the provider was away, or
 * this service crashed between recording and asking. What is put is the recorded request itself, read from the payment's
 * events, so that key and body are the same (PAY-05); once the provider may have forgotten the key, its books are searched
 * before (PAY-06). And it looks up what became of payments whose payer is awaited.
 */
@Component
class AskAgain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AskAgain.class);

    /** More than that per round would only stand in line before the provider. */
    private static final int AT_MOST = 500;

    private final OpenQuestions questions;
    private final EventStore events;
    private final ProviderCalls calls;
    private final AskingSettings settings;
    private final Clock clock;
    private final Vitals vitals;
    private Optional<ScheduledExecutorService> rounds = Optional.empty();

    AskAgain(
            OpenQuestions questions,
            EventStore events,
            ProviderCalls calls,
            AskingSettings settings,
            Clock clock,
            Vitals vitals) {
        this.questions = questions;
        this.events = events;
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
        this.vitals = vitals;
    }

    /** One round over all that is due. */
    void round() {
        Instant now = clock.instant();
        questions.due(now, AT_MOST).stream()
                .filter(question -> askUnlessUnreadable(question, now))
                .forEach(question -> questions.wasPutAgain(question, now));
    }

    /** One question that cannot be read waits for its next turn, and holds up no other. */
    private boolean askUnlessUnreadable(OpenQuestion question, Instant now) {
        try {
            return ask(question, now);
        } catch (RuntimeException unreadable) {
            log.warn("{} cannot be asked again just now: {}", question, unreadable.toString());
            return true;
        }
    }

    /** Whether it was put again, or was answered before the list knew; not if there was no room for it just now. */
    private boolean ask(OpenQuestion question, Instant now) {
        RecordedQuestion recorded = RecordedQuestion.in(events.readEvents(question.paymentId()));
        return recorded.request()
                .map(request -> ask(request, recorded.age(now)))
                .or(() -> recorded.awaitingPayer().map(calls::lookUp))
                .orElse(true);
    }

    private boolean ask(ProviderRequest request, Duration age) {
        if (age.compareTo(settings.keysRemembered()) < 0) {
            return calls.ask(request);
        }
        return age.compareTo(settings.attentionAfter()) < 0 ? calls.findOut(request) : calls.findOutAtLast(request);
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = vitals.scheduler(1, "payment-ask-again");
        long period = settings.every().toMillis();
        executor.scheduleWithFixedDelay(this::roundUnlessAway, period, period, TimeUnit.MILLISECONDS);
        rounds = Optional.of(executor);
    }

    private void roundUnlessAway() {
        try {
            round();
        } catch (RuntimeException away) {
            log.warn(
                    "Open questions cannot be read just now; trying again in {}: {}",
                    settings.every(),
                    away.toString());
        }
    }

    @Override
    public void stop() {
        rounds.ifPresent(ScheduledExecutorService::shutdownNow);
        rounds = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return rounds.isPresent();
    }
}
