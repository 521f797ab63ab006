package shop.simulators.web;

/** Thrown instead of an answer: the connection is closed and the caller hears nothing. */
public final class ConnectionDropped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConnectionDropped() {
        super("The connection is dropped without an answer", null, false, false);
    }
}
