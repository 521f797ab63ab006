package shop.shipping.api;

import java.util.regex.Pattern;
import shop.kernel.OrderId;

/**
 * Names the shipment that one ship-from sends for one order. No two orders and ship-froms share a name: behind the last
 * hyphen stands the ship-from, with its own hyphens written as underscores.
 *
 * @param value {@code shipment-}, the order's own part, a hyphen and the ship-from: {@code shipment-1001-warehouse_berlin}
 */
public record ShipmentId(String value) {

    private static final String PREFIX = "shipment-";
    private static final Pattern FORM = Pattern.compile("shipment-[A-Za-z0-9-]{1,64}-[A-Za-z0-9_]{1,64}");
    private static final Pattern SHIP_FROM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    public ShipmentId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a shipment id is 'shipment-', the order's own part, a hyphen and the"
                    + " ship-from, such as shipment-1001-warehouse_berlin");
        }
    }

    /**
     * What a ship-from sends for an order: always the same shipment, so that asking twice is asking once.
     *
     * @param shipFrom 1 to 64 letters, digits or hyphens
     */
    public static ShipmentId of(OrderId order, String shipFrom) {
        if (shipFrom == null || !SHIP_FROM.matcher(shipFrom).matches()) {
            throw new IllegalArgumentException("a ship-from is 1 to 64 letters, digits or hyphens");
        }
        return new ShipmentId(PREFIX + order.unprefixed() + "-" + shipFrom.replace('-', '_'));
    }

    /** The seller or warehouse that sends it. */
    public String shipFrom() {
        return value.substring(value.lastIndexOf('-') + 1).replace('_', '-');
    }

    /** The order that this is sent for. */
    public OrderId orderId() {
        return OrderId.of("order-" + value.substring(PREFIX.length(), value.lastIndexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
