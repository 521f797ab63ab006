package shop.payment.provider;

import java.util.regex.Pattern;
import org.springframework.web.client.RestClientException;

/**
 * Thrown when a provider has said something, but nothing certain about the money (PAY-06). It says so in words of ours: of the
 * provider's it has a code at the most.
 */
public final class NotUnderstood extends RestClientException {

    private static final long serialVersionUID = 1L;
    private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,40}");

    /** @param what it has said, such as "nothing" */
    public NotUnderstood(String what) {
        super("it has answered with " + what);
    }

    /** @param status as the provider has it; none where it gives none */
    public static NotUnderstood status(String what, String status) {
        return new NotUnderstood(what
                + (status != null && CODE.matcher(status).matches() ? " that is " + status : " of another status"));
    }
}
