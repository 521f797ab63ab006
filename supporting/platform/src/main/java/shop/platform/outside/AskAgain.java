package shop.platform.outside;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Each of which may have waited as long as the log has to answer. */
    private static final int SO_MANY_IN_A_ROW = 5;

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
     * One round over all that is due. One question that cannot be read waits for its next turn, and holds up no other.
     *
     * @throws RuntimeException when the log is away, or another failure that passes keeps so many in a row from being read
     *     that it is not theirs: nothing more is asked then, and what was not asked does not count as asked
     */
    public void round() {
        Instant now = clock.instant();
        List<OpenQuestion> notRead = new ArrayList<>();
        boolean isThere = false;
        Optional<RuntimeException> last = Optional.empty();
        for (OpenQuestion question : questions.due(now, AT_MOST)) {
            try {
                if (askUnlessUnreadable(question, now)) {
                    questions.wasAskedAgain(question, now);
                }
                isThere = true;
                putOff(notRead, now);
            } catch (RuntimeException passing) {
                notRead.add(question);
                last = Optional.of(passing);
                if (notRead.size() == SO_MANY_IN_A_ROW) {
                    throw passing;
                }
            }
        }
        if (isThere) {
            putOff(notRead, now);
        } else if (last.isPresent()) {
            throw last.get();
        }
    }

    /** Others could be read meanwhile, so it is theirs that they could not. */
    private void putOff(List<OpenQuestion> notRead, Instant now) {
        notRead.forEach(question -> {
            log.warn("{} cannot be asked again just now: what is recorded of it cannot be read", question);
            questions.wasAskedAgain(question, now);
        });
        notRead.clear();
    }

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
