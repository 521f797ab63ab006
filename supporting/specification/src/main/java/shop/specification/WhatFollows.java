package shop.specification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.AssertionFailedError;
import shop.wording.scenario.Step;

/** What followed from the last event that was heard. Stating it is not optional. */
public final class WhatFollows {

    private final PolicyScenario scenario;
    private final List<Step.Then> followed;

    WhatFollows(PolicyScenario scenario, List<Step.Then> followed) {
        this.scenario = scenario;
        this.followed = followed;
    }

    /**
     * Exactly these commands were sent, in this order, equal in every component; and what {@link
     * PolicySpecification#askedOutside} and {@link PolicySpecification#toldAt} name.
     */
    public WhatFollows thenAsks(Object... commands) {
        List<Step.Then> expected = new ArrayList<>();
        Payloads.flat(commands)
                .forEach(command -> expected.add(
                        command instanceof Step.Then said ? said : new Step.Commanded(Payloads.of(command))));
        if (expected.isEmpty()) {
            throw new IllegalArgumentException("nothing is expected: say so with thenAsksNothing()");
        }
        if (!expected.equals(followed)) {
            throw new AssertionFailedError(
                    Difference.between(plain(expected), plain(followed)), plain(expected), plain(followed));
        }
        expected.forEach(scenario::stated);
        return this;
    }

    /** Nobody was asked for anything. */
    public WhatFollows thenAsksNothing() {
        if (!followed.isEmpty()) {
            throw new AssertionFailedError("nothing was expected to follow, but this did: " + plain(followed));
        }
        scenario.stated(new Step.NothingFollows());
        return this;
    }

    /** Next, this is heard. */
    public WhatFollows when(Object event) {
        return when(event, 0);
    }

    /** Next, this is heard, with its place among all that happened to what it is about. */
    public WhatFollows when(Object event, long position) {
        return scenario.when(event, position, Duration.ZERO);
    }

    /** Commands as they are, and the others as what they say. */
    private static List<Object> plain(List<Step.Then> steps) {
        return steps.stream()
                .map(step -> step instanceof Step.Commanded commanded ? commanded.command() : step)
                .toList();
    }
}
