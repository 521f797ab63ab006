package shop.order.api;

import java.util.List;
import shop.kernel.OrderId;

/**
 * Asks to send units of a parcel once more that has arrived, at no charge, where they are damaged, wrong, missing or defective;
 * those that there are need not come back (ORD-23). The same request again changes nothing.
 *
 * @param request names it among those for the order
 * @param parcel its name in the order
 * @param units one or more that are in it
 */
public record ReplaceUnits(OrderId orderId, String request, String parcel, List<LineUnits> units, DeliveryFault fault) {

    public ReplaceUnits {
        units = List.copyOf(units);
        if (units.isEmpty()) {
            throw new IllegalArgumentException("nothing is to be sent again");
        }
    }
}
