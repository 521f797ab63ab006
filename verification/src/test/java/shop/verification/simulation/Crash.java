package shop.verification.simulation;

/** A process is gone, in the middle of what it did. No exception: nothing in it lives to catch it. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process is gone", null, false, false);
    }
}
