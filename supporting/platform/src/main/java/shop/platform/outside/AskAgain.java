package shop.platform.outside;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.platform.messaging.Failures;

/**
 * Asks every question again that has no outcome, after growing pauses: whether the answer was lost, the outside was away or
 * too slow, or this service crashed between recording and asking. What is asked is the recorded fact itself, so that key
 * and content are the same, and nothing is done twice.
 */
public final class AskAgain {

    private static final Logger log = LoggerFactory.getLogger(AskAgain.class);

    /** More than that per round would only stand in line before whoever is asked. */
    private static final int AT_MOST = 500;

    private final OpenQuestions questions;
    private final EventStore events;
    private final Asker asker;
    private final Clock clock;

    public AskAgain(OpenQuestions questions, EventStore events, Asker asker, Clock clock) {
        this.questions = questions;
        this.events = events;
        this.asker = asker;
        this.clock = clock;
    }

    /** Asks what one aggregate waits to hear. */
    @FunctionalInterface
    public interface Asker {

        /**
         * @param question what the list has, which may be behind
         * @param facts of the aggregate, read from the log just now
         * @return whether it is asked, or nothing is open any more; not if there was no room for it just now
         */
        boolean ask(OpenQuestion question, RecordedFacts facts, Instant now);
    }

    /**
     * One round over all that is due.
     *
     * @throws RuntimeException when the log is away, or another failure that passes keeps it from being read: nothing more
     *     is asked then, and what was not asked does not count as asked
     */
    public void round() {
        Instant now = clock.instant();
        questions.due(now, AT_MOST).stream()
                .filter(question -> askUnlessUnreadable(question, now))
                .forEach(question -> questions.wasAskedAgain(question, now));
    }

    /** One question that cannot be read waits for its next turn, and holds up no other. */
    private boolean askUnlessUnreadable(OpenQuestion question, Instant now) {
        try {
            // From the beginning: a snapshot would leave the facts out.
            return asker.ask(question, RecordedFacts.in(events.readEvents(question.asker(), 0)), now);
        } catch (RuntimeException unreadable) {
            if (Failures.pass(unreadable)) {
                throw unreadable;
            }
            log.warn("{} cannot be asked again just now: {}", question, unreadable.toString());
            return true;
        }
    }
}
