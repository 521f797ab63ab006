package shop.platform.operations;

import org.axonframework.common.AxonTransientException;

/** The store, or the log, does not answer now; it may later. */
final class StoreSilent extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    StoreSilent(Throwable cause) {
        super("The store or the log does not answer", cause);
    }
}
