package shop.payment.api;

import java.util.regex.Pattern;

/**
 * Identifies a dispute about a payment: made of the payment's id and the provider's own name for it, so that hearing twice is
 * hearing once.
 */
public record DisputeId(String value) {

    private static final Pattern FORM = Pattern.compile("dispute-[A-Za-z0-9-]{1,80}-[A-Za-z0-9_]{1,64}");

    public DisputeId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a dispute id is 'dispute-', the payment's own part, and the provider's name for it");
        }
    }

    /** @param providersName up to 64 letters, digits and '_' */
    public static DisputeId of(PaymentId payment, String providersName) {
        return new DisputeId("dispute-" + payment.value().substring("payment-".length()) + "-" + providersName);
    }

    /** How the provider names it. */
    public String providersName() {
        return value.substring(value.lastIndexOf('-') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
