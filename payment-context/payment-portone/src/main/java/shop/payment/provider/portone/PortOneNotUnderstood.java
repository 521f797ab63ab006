package shop.payment.provider.portone;

/**
 * Thrown when PortOne has said nothing certain about the money, or nothing. Without its own text, which may speak of
 * people, and would be kept for ever.
 */
final class PortOneNotUnderstood extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortOneNotUnderstood(String what) {
        super("PortOne: " + what);
    }

    PortOneNotUnderstood(Throwable why) {
        this(PortOneWords.whatWasSeen(why));
    }

    PortOneNotUnderstood(PortOneRefused refused) {
        this(refused.type());
    }
}
