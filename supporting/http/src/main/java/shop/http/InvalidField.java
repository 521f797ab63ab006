package shop.http;

import static java.util.stream.Collectors.joining;

import java.util.List;
import tools.jackson.core.JacksonException;

/** Thrown when a field, a parameter or a header of a request is not what it must be. */
public final class InvalidField extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The code of an error that has no narrower one. */
    static final String INVALID = "invalid";

    private final transient List<Error> errors;

    /**
     * @param field as the caller knows it: {@code lines[0].sku}
     * @param message what it must be: {@code must name whom the shop orders for}. Never what it was.
     */
    public InvalidField(String field, String message) {
        this(field, INVALID, message);
    }

    /** @param code what is wrong, for programs: {@code unknown-field} */
    public InvalidField(String field, String code, String message) {
        this(List.of(new Error(field, code, message)));
    }

    InvalidField(List<Error> errors) {
        super(errors.stream().map(Error::toString).sorted().collect(joining("; ")), null, false, false);
        this.errors = List.copyOf(errors);
    }

    /**
     * Of a field whose text is JSON itself, and cannot be read: where in it, and what belongs there.
     *
     * @param failure of the reader, whose words nobody is told
     */
    public static InvalidField unreadable(String field, JacksonException failure) {
        return Unreadable.within(field, failure);
    }

    List<Error> errors() {
        return errors;
    }

    /** The errors' own code where they share one. */
    String code() {
        List<String> codes = errors.stream().map(Error::code).distinct().toList();
        return codes.size() == 1 ? codes.get(0) : INVALID;
    }

    /** One thing that is wrong with a request. */
    record Error(String field, String code, String message) {

        @Override
        public String toString() {
            return field.isEmpty() ? message : field + " " + message;
        }
    }
}
