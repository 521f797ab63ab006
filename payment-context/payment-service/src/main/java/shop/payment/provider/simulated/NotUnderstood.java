package shop.payment.provider.simulated;

import org.springframework.web.client.RestClientException;

/** Thrown when the provider said something, but nothing certain about the money. */
final class NotUnderstood extends RestClientException {

    private static final long serialVersionUID = 1L;

    NotUnderstood(String what) {
        super("The provider answered with " + what);
    }

    static NotUnderstood status(String operation, String status) {
        return new NotUnderstood(operation + (Psp.isCode(status) ? " that is " + status : " of another status"));
    }
}
