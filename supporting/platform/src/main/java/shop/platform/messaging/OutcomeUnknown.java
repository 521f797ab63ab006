package shop.platform.messaging;

import org.axonframework.common.AxonTransientException;

/** Thrown when no answer came in time: the command may or may not have been carried out. Sending it again is safe. */
public final class OutcomeUnknown extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    OutcomeUnknown(Object command, Throwable cause) {
        super("No answer to " + command.getClass().getSimpleName() + " in time; its outcome is unknown", cause);
    }
}
