package shop.verification.simulation;

/** Something has happened that must not. No exception, so that nothing that is tried takes it for its own failure. */
final class Fault extends Error {

    private static final long serialVersionUID = 1L;

    Fault(String what) {
        super(what);
    }

    Fault(String what, Throwable cause) {
        super(what, cause);
    }
}
