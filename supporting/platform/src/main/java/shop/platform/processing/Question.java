package shop.platform.processing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.platform.messaging.Failures;

/**
 * A question that is asked again and again, once at a time. Whoever is asked may be silent, or answer with something that
 * nobody can use: then what was known before stands, and it is known for how long, and why.
 */
final class Question {

    private static final Logger log = LoggerFactory.getLogger(Question.class);

    private final String unanswered;
    private final Runnable question;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile Answer last;

    /** @param unanswered one sentence without its full stop, for while there is no answer */
    Question(String unanswered, Runnable question, Clock clock) {
        this.unanswered = unanswered;
        this.question = question;
        this.clock = clock;
        last = new Answer(clock.instant(), false, Optional.empty());
    }

    /**
     * The last that was of use.
     *
     * @param at when; at first, when there was nothing to ask yet
     * @param failure what came instead of one since then
     */
    private record Answer(Instant at, boolean given, Optional<RuntimeException> failure) {}

    /** Asks, unless that is under way; who is asked may never answer. */
    void ask(Executor others) {
        if (underWay.compareAndSet(false, true)) {
            others.execute(() -> {
                try {
                    question.run();
                    last = new Answer(clock.instant(), true, Optional.empty());
                } catch (RuntimeException failure) {
                    failed(failure);
                } finally {
                    underWay.set(false);
                }
            });
        }
    }

    private void failed(RuntimeException failure) {
        if (last.failure().isEmpty()) {
            log.warn("{}: {}", unanswered, failure.toString());
        }
        log.debug("No answer", failure);
        last = new Answer(last.at(), last.given(), Optional.of(failure));
    }

    boolean isDueAfter(Duration period) {
        return !last.given() || silence().compareTo(period) >= 0;
    }

    /** For how long there was no answer of use. */
    Duration silence() {
        return Duration.between(last.at(), clock.instant());
    }

    /** What is told of it once there was no answer for this long. */
    Optional<Hindrance> unansweredFor(Duration patience) {
        Answer now = last;
        return Optional.of(new Hindrance(
                        unanswered + now.failure().map(why -> ": " + why).orElse("") + ".", now.at()))
                .filter(told -> silence().compareTo(patience) > 0);
    }

    /** Whether what came instead of an answer will not pass by itself. */
    boolean needsAPerson() {
        return last.failure().filter(failure -> !Failures.pass(failure)).isPresent();
    }
}
