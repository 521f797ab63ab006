package shop.platform.outside;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Map;
import java.util.Set;

/**
 * Which facts settle what an aggregate waits to hear from outside. It waits for one thing at a time, so that kinds suffice.
 *
 * @param settling the kinds of facts that settle a question, by the kind of fact that raised it
 */
public record Outcomes(Map<Class<?>, Set<Class<?>>> settling) {

    public Outcomes {
        settling = Map.copyOf(settling);
    }

    /** Whether a fact of the same aggregate settles what this one has raised. */
    public boolean settle(Object question, Object fact) {
        return settling.getOrDefault(question.getClass(), Set.of()).contains(fact.getClass());
    }

    /** The kinds of questions that a fact of this kind settles. */
    public Set<Class<?>> settledBy(Class<?> fact) {
        return settling.entrySet().stream()
                .filter(question -> question.getValue().contains(fact))
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }
}
