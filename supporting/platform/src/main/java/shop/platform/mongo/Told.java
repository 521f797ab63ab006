package shop.platform.mongo;

import java.util.Locale;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;

/** A document that also tells what happened to its aggregate, entry by entry. */
public abstract class Told extends Projected {

    /** For the store. */
    protected Told() {}

    protected Told(String id) {
        super(id);
    }

    /** Adds an entry: what has happened, when, by whom, and how people say it. */
    protected abstract void tell(EventMessage<?> event, String text);

    /** What is kept as a text that is empty where there is none. */
    protected static Optional<String> present(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    /** A code, such as {@code ORDERED_BY_MISTAKE}, as people read it. */
    public static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static String words(Enum<?> code) {
        return words(code.name());
    }
}
