package shop.order.api;

import java.util.List;
import shop.kernel.OrderId;

/**
 * Says that units of a parcel that has arrived are damaged, wrong, missing or defective, and asks for their money, or for the
 * same once more, without their coming back (ORD-23). The same request again changes nothing.
 *
 * @param request names it among those for the order
 * @param parcel its name in the order
 * @param units one or more that are in it
 */
public record ClaimUnits(
        OrderId orderId, String request, String parcel, List<LineUnits> units, DeliveryFault fault, ClaimWish wants) {

    public ClaimUnits {
        units = List.copyOf(units);
        if (units.isEmpty()) {
            throw new IllegalArgumentException("nothing is claimed");
        }
    }
}
