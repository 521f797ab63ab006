package shop.specification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import shop.wording.scenario.Step;

/**
 * States what follows from what: when this is heard, then these commands are sent, or nothing. Every scenario has policies of
 * its own, all that are handed in, and is written into the book that the run leaves behind.
 *
 * <p>Each event is heard twice, and is to ask for the very same again: receivers tell by that that they know it. No policy may
 * take part in a replay. Neither has to be stated.
 *
 * <p>Use it as a JUnit extension in a field ({@code @RegisterExtension}).
 */
public final class PolicySpecification extends ToldTest {

    /** A Monday morning, as for aggregates: when all that is heard has happened. */
    static final Instant START = Instant.parse("2026-01-05T09:00:00+09:00");

    private final Function<PolicyStage, List<?>> policies;
    private final List<PolicyScenario> scenarios = new ArrayList<>();

    private PolicySpecification(Function<PolicyStage, List<?>> policies) {
        this.policies = Objects.requireNonNull(policies, "the policies that are specified");
    }

    /**
     * A specification of these policies.
     *
     * @param policies makes them, with what the stage has for them to ask
     */
    public static PolicySpecification of(Function<PolicyStage, List<?>> policies) {
        return new PolicySpecification(policies);
    }

    /** These events happened before, in this order; no policy hears them. */
    public PolicySpecification given(Object... events) {
        current().given(Payloads.flat(events));
        return this;
    }

    /** This is heard, the first that happened to what it is about. */
    public WhatFollows when(Object event) {
        return when(event, 0);
    }

    /**
     * This is heard.
     *
     * @param position its place among all that happened to what it is about
     */
    public WhatFollows when(Object event, long position) {
        return current().when(event, position, Duration.ZERO);
    }

    /** This is heard, so long after it happened. */
    public WhatFollows whenHeardAfter(Duration late, Object event) {
        return current().when(event, 0, late);
    }

    /** To be stated among what follows: somebody outside is asked, because of this event. */
    public static Object askedOutside(Object because) {
        return new Step.AskedOutside(Payloads.of(because));
    }

    /** To be stated among what follows: at this moment, this is to be told. */
    public static Object toldAt(Instant moment, Object event) {
        return new Step.ToldLater(moment, Payloads.of(event));
    }

    private PolicyScenario current() {
        if (!scenarios.isEmpty() && !scenarios.get(scenarios.size() - 1).wasHeard()) {
            return scenarios.get(scenarios.size() - 1);
        }
        PolicyScenario scenario = new PolicyScenario(policies, source());
        scenarios.add(scenario);
        return scenario;
    }

    @Override
    void forget() {
        scenarios.clear();
    }

    @Override
    Optional<String> tell(ExtensionContext context, boolean passed) {
        return tellAll(context, passed, scenarios);
    }
}
