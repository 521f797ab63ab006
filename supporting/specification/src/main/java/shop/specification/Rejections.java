package shop.specification;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.messaging.HandlerExecutionException;
import shop.wording.scenario.Components;

/** How a refusal names its rule. */
final class Rejections {

    private Rejections() {}

    /** {@code rule()} of the exception's details, or of the exception itself; empty if neither has one. */
    static Optional<String> ruleOf(Throwable refusal) {
        return told(refusal, "rule");
    }

    /** {@code code()} of the same: what exactly the rule found wrong. */
    static Optional<String> codeOf(Throwable refusal) {
        return told(refusal, "code");
    }

    /** What the refusal says to people, without the rule that is told apart. */
    static Optional<String> reasonOf(Throwable refusal, String rule) {
        return told(refusal, "message")
                .or(() -> Optional.ofNullable(refusal.getMessage()))
                .map(message -> message.startsWith(rule + ": ") ? message.substring(rule.length() + 2) : message)
                .filter(message -> !message.isBlank());
    }

    /** {@code facts()} of the same: the values that the decision rested on, by name. */
    static Map<String, String> factsOf(Throwable refusal) {
        Map<String, String> facts = new TreeMap<>();
        if (found(refusal, "facts").orElse(Map.of()) instanceof Map<?, ?> told) {
            told.forEach((name, value) -> facts.put(String.valueOf(name), String.valueOf(value)));
        }
        return facts;
    }

    private static Optional<String> told(Throwable refusal, String accessor) {
        return found(refusal, accessor).map(String::valueOf);
    }

    private static Optional<Object> found(Throwable refusal, String accessor) {
        return HandlerExecutionException.resolveDetails(refusal)
                .flatMap(details -> read(details, accessor))
                .or(() -> read(refusal, accessor));
    }

    private static Optional<Object> read(Object rejection, String accessor) {
        try {
            Method method = rejection.getClass().getMethod(accessor);
            return Optional.ofNullable(Components.read(rejection, method));
        } catch (NoSuchMethodException tellsNone) {
            return Optional.empty();
        }
    }
}
