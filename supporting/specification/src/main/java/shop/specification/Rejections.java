package shop.specification;

import java.lang.reflect.Method;
import java.util.Optional;
import org.axonframework.messaging.HandlerExecutionException;

/** How a refusal names its rule, as long as nobody says otherwise. */
final class Rejections {

    private Rejections() {}

    /** {@code rule()} of the exception's details, or of the exception itself; empty if neither has one. */
    static Optional<String> ruleOf(Throwable refusal) {
        return HandlerExecutionException.resolveDetails(refusal)
                .flatMap(Rejections::rule)
                .or(() -> rule(refusal));
    }

    /** What the refusal says to people. */
    static Optional<String> reasonOf(Throwable refusal) {
        return Optional.ofNullable(refusal.getMessage()).filter(message -> !message.isBlank());
    }

    private static Optional<String> rule(Object rejection) {
        try {
            Method rule = rejection.getClass().getMethod("rule");
            return Optional.ofNullable(Components.read(rejection, rule)).map(String::valueOf);
        } catch (NoSuchMethodException namesNone) {
            return Optional.empty();
        }
    }
}
