package shop.platform.outside;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which facts settle what an aggregate waits to hear from outside. It waits for one thing at a time, so that kinds suffice;
 * what may be open beside others is told apart by its subject.
 *
 * @param settling the kinds of facts that settle a question, by the kind of fact that raised it
 * @param subject what a fact is about, where it may be open beside others; else an empty text
 */
public record Outcomes(Map<Class<?>, Set<Class<?>>> settling, Function<Object, String> subject) {

    public Outcomes {
        settling = Map.copyOf(settling);
    }

    /** For an aggregate that waits for one thing at a time. */
    public Outcomes(Map<Class<?>, Set<Class<?>>> settling) {
        this(settling, fact -> "");
    }

    /** These and those of another kind of aggregate, whose facts have no subject. */
    public Outcomes and(Outcomes others) {
        Map<Class<?>, Set<Class<?>>> all = new HashMap<>(settling);
        all.putAll(others.settling());
        return new Outcomes(all, subject);
    }

    /** Whether a fact of the same aggregate settles what this one has raised. */
    public boolean settle(Object question, Object fact) {
        return settling.getOrDefault(question.getClass(), Set.of()).contains(fact.getClass())
                && subjectOf(question).equals(subjectOf(fact));
    }

    public String subjectOf(Object fact) {
        return subject.apply(fact);
    }

    /** The kinds of questions that a fact of this kind settles, of the same subject. */
    public Set<Class<?>> settledBy(Class<?> fact) {
        return settling.entrySet().stream()
                .filter(question -> question.getValue().contains(fact))
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }
}
