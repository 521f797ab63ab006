package shop.kernel;

import java.util.regex.Pattern;

/**
 * Names an order in every context: the thread by which all that belongs to one order is found. The ids of its payments
 * and shipments are derived from it, so that asking twice means the same.
 *
 * @param value {@code order-} and 1 to 64 letters, digits or hyphens
 */
public record OrderId(String value) {

    private static final String PREFIX = "order-";
    private static final Pattern FORM = Pattern.compile("order-[A-Za-z0-9-]{1,64}");

    public OrderId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an order id is '" + PREFIX + "' and 1 to 64 letters, digits or hyphens");
        }
    }

    public static OrderId of(String value) {
        return new OrderId(value);
    }

    /** What stands behind the prefix: the part that follow-up ids are built from. */
    public String unprefixed() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
