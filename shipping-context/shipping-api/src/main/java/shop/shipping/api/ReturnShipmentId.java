package shop.shipping.api;

import java.util.regex.Pattern;
import shop.kernel.OrderId;

/**
 * Names what comes back for one return of an order.
 *
 * @param value {@code returnshipment-}, the order's own part, a hyphen and the return's number: {@code returnshipment-1001-1}
 */
public record ReturnShipmentId(String value) {

    /** How it is written, as a regular expression. */
    public static final String FORM = "returnshipment-[A-Za-z0-9-]{1,64}-[1-9][0-9]{0,2}";

    private static final String PREFIX = "returnshipment-";
    private static final Pattern WRITTEN = Pattern.compile(FORM);

    public ReturnShipmentId {
        if (value == null || !WRITTEN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the id of a return shipment is 'returnshipment-', the order's own part, a"
                            + " hyphen and the return's number, such as returnshipment-1001-1");
        }
    }

    /**
     * What comes back for a return: always the same, so that asking twice is asking once.
     *
     * @param number counts the order's returns, from 1
     */
    public static ReturnShipmentId of(OrderId order, int number) {
        return new ReturnShipmentId(PREFIX + order.unprefixed() + "-" + number);
    }

    /** Whether this names something that comes back, and not something that is sent. */
    public static boolean isOne(String text) {
        return text.startsWith(PREFIX);
    }

    /** Which of the order's returns it is. */
    public int number() {
        return Integer.parseInt(value.substring(value.lastIndexOf('-') + 1));
    }

    /** The order of which something comes back. */
    public OrderId orderId() {
        return OrderId.of("order-" + value.substring(PREFIX.length(), value.lastIndexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
