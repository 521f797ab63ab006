package shop.simulators.ledger;

/** A ledger file that must not be opened: damaged in its middle, of a foreign format, or in use by another process. */
public final class UnusableLedger extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableLedger(String message) {
        super(message);
    }

    UnusableLedger(String message, Throwable cause) {
        super(message, cause);
    }
}
