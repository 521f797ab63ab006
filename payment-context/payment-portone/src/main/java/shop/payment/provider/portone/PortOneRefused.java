package shop.payment.provider.portone;

/** Thrown when PortOne refuses, and says so by the name of a type of error; of its text, which may speak of people, nothing. */
final class PortOneRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String type;

    /** @param type as its description names it */
    PortOneRefused(String type) {
        super("PortOne: " + type);
        this.type = type;
    }

    String type() {
        return type;
    }
}
