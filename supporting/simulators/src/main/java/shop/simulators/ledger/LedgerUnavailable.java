package shop.simulators.ledger;

/** The ledger could not put an entry on disk, or not in time: whether the entry will be found after a restart is unknown. */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
