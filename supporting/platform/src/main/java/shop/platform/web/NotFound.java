package shop.platform.web;

/** Thrown when nothing of an id is there. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound(Object id) {
        super("There is no " + id + ".");
    }
}
