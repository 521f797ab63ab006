package shop.payment.asking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import shop.payment.api.PaymentId;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.statement.Journals;
import shop.platform.outside.RecordedFacts;

/**
 * Has looked up what became of authorisations whose time is over and that still hold money (PAY-01): only the provider says
 * that one has ended, and what is with it then is answered first. What it does not say yet is looked up again a while later.
 */
final class EndedAuthorisations {

    /** For so long, one that was looked up is left alone. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int REMEMBERED = 10_000;

    private final Journals journals;
    private final EventStore events;
    private final ProviderCalls calls;
    private final Clock clock;
    private final Map<PaymentId, Instant> asked = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PaymentId, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    EndedAuthorisations(Journals journals, EventStore events, ProviderCalls calls, Clock clock) {
        this.journals = journals;
        this.events = events;
        this.calls = calls;
        this.clock = clock;
    }

    void round() {
        Instant now = clock.instant();
        journals.holdingAtTheEnd(now, payment -> lookUp(payment, now));
    }

    private void lookUp(PaymentId payment, Instant now) {
        Instant before = asked.getOrDefault(payment, Instant.EPOCH);
        if (now.isBefore(before.plus(PAUSE))) {
            return;
        }
        RecordedFacts.in(events.readEvents(payment.value(), 0))
                .latest(PaymentRegistered.class)
                .filter(calls::lookUp)
                .ifPresent(known -> asked.put(payment, now));
    }
}
