package shop.benchmark.orders;

/** Thrown when the measured system cannot be measured; its message is for the person who measures. */
final class SystemAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SystemAway(String message, Throwable cause) {
        super(message, cause);
    }
}
