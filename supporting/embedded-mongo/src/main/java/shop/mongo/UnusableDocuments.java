package shop.mongo;

/** The file of the embedded MongoDB cannot be used; the message is a sentence for a person, with what to do. */
public final class UnusableDocuments extends RuntimeException {

    UnusableDocuments(String message, Throwable cause) {
        super(message, cause);
    }
}
