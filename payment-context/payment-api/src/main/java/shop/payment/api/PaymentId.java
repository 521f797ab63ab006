package shop.payment.api;

import java.util.regex.Pattern;
import shop.kernel.OrderId;

/**
 * Names the payment of one tender.
 *
 * @param value {@code payment-}, the order's own part, a hyphen and the tender's number
 */
public record PaymentId(String value) {

    private static final Pattern FORM = Pattern.compile("payment-[A-Za-z0-9-]{1,80}");

    public PaymentId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a payment id is 'payment-' and 1 to 80 letters, digits or hyphens");
        }
    }

    /** The payment of an order's tender: always the same one, so that asking twice is asking once. */
    public static PaymentId of(OrderId order, int tender) {
        return new PaymentId("payment-" + order.unprefixed() + "-" + tender);
    }

    /**
     * The order whose tender it pays.
     *
     * @throws IllegalArgumentException when this is the id of none
     */
    public OrderId orderId() {
        return OrderId.of("order-" + value.substring("payment-".length(), Math.max(8, value.lastIndexOf('-'))));
    }

    @Override
    public String toString() {
        return value;
    }
}
