package shop.platform.web;

/** Thrown when a field of a request is not what it must be, where the shape alone does not show it. */
public final class InvalidField extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Error error;

    /** @param message what the field must be: {@code must name whom the shop orders for} */
    public InvalidField(String field, String message) {
        super(field + " " + message);
        error = new Error(field, message);
    }

    Error error() {
        return error;
    }

    /** One thing that is wrong with a request. */
    record Error(String field, String message) {}
}
