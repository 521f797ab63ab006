package shop.shipping.api;

import java.util.regex.Pattern;
import shop.kernel.OrderId;

/**
 * Names the shipment that one ship-from sends for one order.
 *
 * @param value {@code shipment-}, the order's own part, a hyphen and the ship-from
 */
public record ShipmentId(String value) {

    private static final Pattern FORM = Pattern.compile("shipment-[A-Za-z0-9-]{1,140}");

    public ShipmentId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a shipment id is 'shipment-' and 1 to 140 letters, digits or hyphens, not '" + value + "'");
        }
    }

    /** What a ship-from sends for an order: always the same shipment, so that asking twice is asking once. */
    public static ShipmentId of(OrderId order, String shipFrom) {
        return new ShipmentId("shipment-" + order.unprefixed() + "-" + shipFrom);
    }

    @Override
    public String toString() {
        return value;
    }
}
