package shop.importer.http;

/** Thrown when an answer is none that its request can have; sending it again would not help. */
public final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswer(String message) {
        super(message);
    }
}
