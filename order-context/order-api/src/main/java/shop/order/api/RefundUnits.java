package shop.order.api;

import java.util.List;
import shop.kernel.OrderId;

/**
 * Asks to give back what units of a parcel cost that has arrived, where they are damaged, wrong, missing or defective; they need
 * not come back (ORD-23). The same request again changes nothing.
 *
 * @param request names it among those for the order
 * @param parcel its name in the order
 * @param units one or more that are in it
 */
public record RefundUnits(OrderId orderId, String request, String parcel, List<LineUnits> units, DeliveryFault fault) {

    public RefundUnits {
        units = List.copyOf(units);
        if (units.isEmpty()) {
            throw new IllegalArgumentException("nothing is to be refunded");
        }
    }
}
