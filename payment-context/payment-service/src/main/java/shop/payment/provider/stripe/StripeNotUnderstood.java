package shop.payment.provider.stripe;

import java.util.regex.Pattern;

/** Thrown when Stripe said something, but nothing certain about the money. */
final class StripeNotUnderstood extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

    StripeNotUnderstood(String what) {
        super("Stripe answered with " + what);
    }

    static StripeNotUnderstood status(String what, String status) {
        return new StripeNotUnderstood(what
                + (status != null && WORD.matcher(status).matches() ? " that is " + status : " of another status"));
    }
}
