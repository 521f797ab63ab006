package shop.shipping.api;

import java.util.regex.Pattern;
import shop.kernel.OrderId;

/**
 * Names the shipment of one parcel of one order. No two parcels share a name: behind the last hyphen stands the ship-from,
 * with its own hyphens written as underscores, and behind that, from its second parcel on, a point and the parcel's number.
 *
 * @param value {@code shipment-}, the order's own part, a hyphen and the ship-from: {@code shipment-1001-warehouse_berlin};
 *     its second parcel is {@code shipment-1001-warehouse_berlin.2}
 */
public record ShipmentId(String value) {

    /** How it is written, as a regular expression. */
    public static final String FORM = "shipment-[A-Za-z0-9-]{1,64}-[A-Za-z0-9_]{1,64}(?:\\.[1-9][0-9]{0,2})?";

    private static final String PREFIX = "shipment-";
    private static final Pattern WRITTEN = Pattern.compile(FORM);
    private static final Pattern PARCEL = Pattern.compile("[A-Za-z0-9-]{1,64}(?:\\.[1-9][0-9]{0,2})?");

    public ShipmentId {
        if (value == null || !WRITTEN.matcher(value).matches()) {
            throw new IllegalArgumentException("a shipment id is 'shipment-', the order's own part, a hyphen and the"
                    + " ship-from, such as shipment-1001-warehouse_berlin");
        }
    }

    /**
     * The shipment of a parcel: always the same, so that asking twice is asking once.
     *
     * @param parcel the ship-from, 1 to 64 letters, digits or hyphens; from its second parcel for the order on, a point and
     *     the parcel's number behind it
     */
    public static ShipmentId of(OrderId order, String parcel) {
        if (parcel == null || !PARCEL.matcher(parcel).matches()) {
            throw new IllegalArgumentException("a parcel is named by its ship-from, 1 to 64 letters, digits or hyphens,"
                    + " from the second on with a point and its number behind it");
        }
        return new ShipmentId(PREFIX + order.unprefixed() + "-" + parcel.replace('-', '_'));
    }

    /** The name of the parcel among those of its order: the ship-from, with a number from its second parcel on. */
    public String parcel() {
        return value.substring(value.lastIndexOf('-') + 1).replace('_', '-');
    }

    /** The seller or warehouse that its order has it of; another one may send it ({@link ShipmentMoved}). */
    public String shipFrom() {
        return parcel().replaceFirst("\\..*", "");
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
