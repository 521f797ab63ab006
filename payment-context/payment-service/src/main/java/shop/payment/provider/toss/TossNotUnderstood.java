package shop.payment.provider.toss;

import java.util.regex.Pattern;
import org.springframework.web.client.RestClientException;

/** Thrown when Toss Payments said something, but nothing certain about the money. */
final class TossNotUnderstood extends RestClientException {

    private static final long serialVersionUID = 1L;
    private static final Pattern WORD = Pattern.compile("[A-Z_]{1,40}");

    TossNotUnderstood(String what) {
        super("Toss Payments answered with " + what);
    }

    static TossNotUnderstood status(String what, String status) {
        return new TossNotUnderstood(
                what + (WORD.matcher(status).matches() ? " that is " + status : " of another status"));
    }
}
