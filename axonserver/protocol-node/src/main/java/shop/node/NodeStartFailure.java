package shop.node;

/** The node cannot start; the message is one sentence for whoever started it. */
public final class NodeStartFailure extends RuntimeException {

    NodeStartFailure(String message) {
        super(message);
    }

    NodeStartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
