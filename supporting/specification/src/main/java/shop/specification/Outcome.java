package shop.specification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import shop.wording.scenario.Step;

/**
 * What came of the last thing that was asked. Stating it is not optional: a scenario that leaves it open fails, and every
 * statement other than {@code thenRejected} and {@link #thenFails(Class)} fails if the command was refused.
 *
 * @param <A> the aggregate that is specified
 */
public final class Outcome<A> {

    private final Scenario<A> scenario;
    private final Reaction reaction;

    Outcome(Scenario<A> scenario, Reaction reaction) {
        this.scenario = scenario;
        this.reaction = reaction;
    }

    /** Exactly these events were published, in this order, equal in every component. */
    public Outcome<A> then(Object... events) {
        List<Object> expected = Payloads.flat(events);
        if (expected.isEmpty()) {
            throw new IllegalArgumentException("no events are expected: say so with thenNothing()");
        }
        failIfRefused();
        if (!expected.equals(reaction.published())) {
            throw new AssertionFailedError(
                    Difference.between(expected, reaction.published()), expected, reaction.published());
        }
        scenario.stated(new Step.Published(expected));
        return this;
    }

    /** The command was accepted and no event was published: what it asks for has happened already. */
    public Outcome<A> thenNothing() {
        failIfRefused();
        failIfPublished("nothing new was expected to happen");
        scenario.stated(new Step.NothingHappened());
        return this;
    }

    /** The command was refused, citing this rule, and nothing happened. */
    public Outcome<A> thenRejected(String rule) {
        Objects.requireNonNull(rule, "rule");
        Throwable refusal = reaction.refusal()
                .orElseThrow(() -> new AssertionFailedError(
                        "expected a rejection by " + rule + ", but " + Difference.happened(reaction.published())));
        Optional<String> cited = Rejections.ruleOf(refusal);
        if (!cited.equals(Optional.of(rule))) {
            String actual = cited.map(other -> "it was rejected by " + other).orElse("it failed without citing a rule");
            throw new AssertionFailedError(
                    "expected a rejection by " + rule + ", but " + actual + ": " + refusal,
                    rule,
                    cited.orElse("none"),
                    refusal);
        }
        failIfPublished("rejected by " + rule);
        scenario.stated(new Step.Rejected(
                rule,
                Rejections.codeOf(refusal).orElse(""),
                Rejections.reasonOf(refusal, rule),
                Rejections.factsOf(refusal)));
        return this;
    }

    /** As {@link #thenRejected(String)}, for a rule that can be broken in several ways: in the one that this code names. */
    public Outcome<A> thenRejected(String rule, String code) {
        thenRejected(rule);
        Optional<String> actual = reaction.refusal().flatMap(Rejections::codeOf);
        if (!actual.equals(Optional.of(code))) {
            throw new AssertionFailedError(
                    "expected a rejection by " + rule + " with the code " + code + ", but the code was "
                            + actual.orElse("not given"),
                    code,
                    actual.orElse("none"));
        }
        return this;
    }

    /** As {@link #thenRejected(String, String)}, saying this beside its words. */
    public Outcome<A> thenRejected(String rule, String code, Map<String, String> facts) {
        thenRejected(rule, code);
        Map<String, String> actual = reaction.refusal().map(Rejections::factsOf).orElse(Map.of());
        if (!actual.equals(facts)) {
            throw new AssertionFailedError(
                    "expected a rejection that says " + facts + ", but it says " + actual, facts, actual);
        }
        return this;
    }

    /** The command failed with such an exception, which is no business rejection, and nothing happened. */
    public Outcome<A> thenFails(Class<? extends Throwable> type) {
        Throwable refusal = reaction.refusal()
                .orElseThrow(() -> new AssertionFailedError("expected a failure with " + type.getSimpleName() + ", but "
                        + Difference.happened(reaction.published())));
        Rejections.ruleOf(refusal).ifPresent(rule -> {
            throw new AssertionFailedError(
                    "expected a failure that is no business rejection, but it was rejected by " + rule, refusal);
        });
        if (!type.isInstance(refusal)) {
            throw new AssertionFailedError(
                    "expected a failure with " + type.getSimpleName() + ", but it was " + refusal, refusal);
        }
        failIfPublished("it failed with " + type.getSimpleName());
        scenario.stated(new Step.Failed(type));
        return this;
    }

    /** The command was accepted and answered with a value equal to this. */
    public Outcome<A> thenAnswers(Object answer) {
        failIfRefused();
        if (!Objects.equals(reaction.answer(), Optional.of(answer))) {
            throw new AssertionFailedError(
                    "expected the answer " + answer + ", but it was "
                            + reaction.answer().map(Object::toString).orElse("empty"),
                    answer,
                    reaction.answer().orElse(null));
        }
        scenario.stated(new Step.Answered(answer));
        return this;
    }

    /** By then, it is this moment. What came of what was asked before is to be stated first. */
    public Outcome<A> at(Instant moment) {
        scenario.later(moment);
        return this;
    }

    /** Next, this is asked of the same aggregate. */
    public Outcome<A> when(Object command) {
        return when(command, Map.of());
    }

    /** Next, this is asked of the same aggregate, with what the command's envelope says. */
    public Outcome<A> when(Object command, Map<String, ?> metaData) {
        return scenario.when(command, metaData);
    }

    /** Next, so much time passes, and the deadlines that fall into it fire. */
    public Outcome<A> whenTimeElapses(Duration duration) {
        return scenario.whenTimeElapses(duration);
    }

    private void failIfRefused() {
        reaction.refusal().ifPresent(refusal -> {
            throw new AssertionFailedError(scenario.refusedUnsaid(refusal), refusal);
        });
    }

    private void failIfPublished(String but) {
        if (!reaction.published().isEmpty()) {
            throw new AssertionFailedError(but + ", but " + Difference.happened(reaction.published()));
        }
    }
}
