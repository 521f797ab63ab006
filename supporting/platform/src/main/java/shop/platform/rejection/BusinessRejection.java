package shop.platform.rejection;

import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;

/**
 * Thrown by an aggregate that refuses a command. Repeating the same command would be refused again, so nobody retries
 * it.
 */
public final class BusinessRejection extends CommandExecutionException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    private BusinessRejection(Rejection rejection) {
        super(rejection.rule() + ": " + rejection.message(), null, rejection);
        this.rejection = rejection;
    }

    public static BusinessRejection of(String rule, String code, String message) {
        return of(rule, code, message, Map.of());
    }

    public static BusinessRejection of(String rule, String code, String message, Map<String, String> facts) {
        return new BusinessRejection(new Rejection(rule, code, message, facts));
    }

    /** Of a request that breaks the rule by itself, whatever has happened before. */
    public static BusinessRejection ofContent(String rule, String code, String message, Map<String, String> facts) {
        return new BusinessRejection(new Rejection(rule, code, message, facts, true));
    }

    /**
     * Of a request one field of which breaks the rule by itself.
     *
     * @param message what is wrong with the field, as the rest of a sentence that begins with it: {@code must be 1 or more}
     */
    public static BusinessRejection ofField(String rule, String code, String field, String message) {
        return ofContent(rule, code, field + " " + message + ".", Map.of("field", field));
    }

    public Rejection rejection() {
        return rejection;
    }

    /** The rejection in a failure that came back from a command, directly or across the server. */
    public static Optional<Rejection> in(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CommandExecutionException refused) {
                Optional<Rejection> rejection =
                        refused.getDetails().filter(Rejection.class::isInstance).map(Rejection.class::cast);
                if (rejection.isPresent()) {
                    return rejection;
                }
            }
        }
        return Optional.empty();
    }
}
