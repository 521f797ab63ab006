package shop.platform.processing;

import org.axonframework.common.AxonTransientException;

/** Something of a batch has failed that one of its events is to blame for; the processor comes back to the whole batch. */
final class RepeatTheBatch extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    RepeatTheBatch(RuntimeException failure) {
        super("The batch is repeated: " + failure.getMessage());
        // Not as its cause: a refusal there would have the wrong event parked.
        addSuppressed(failure);
    }
}
