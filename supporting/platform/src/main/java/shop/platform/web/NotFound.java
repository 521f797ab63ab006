package shop.platform.web;

/** Thrown when nothing of an id is there. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public NotFound(Object id) {
        this("not-found", "There is no " + id + ".");
    }

    /**
     * @param code what is not there, for programs: {@code page-not-found}
     * @param message the same for people, and the way out
     */
    public NotFound(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
