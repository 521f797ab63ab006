package shop.importer.http;

/** Thrown when the system has not answered for longer than the caller is willing to wait. */
public final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
