package shop.specification;

import java.util.Optional;
import java.util.function.Function;

/** Puts a value that the book cannot word well by itself into words of the business. */
@FunctionalInterface
public interface Describer {

    /** The words for this value; empty if this describer has none. The same value gets the same words in every run. */
    Optional<String> describe(Object value);

    /** Describes the values of one class. */
    static <T> Describer of(Class<T> type, Function<T, String> words) {
        return value -> type.isInstance(value) ? Optional.of(words.apply(type.cast(value))) : Optional.empty();
    }
}
