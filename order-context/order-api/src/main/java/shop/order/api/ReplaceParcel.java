package shop.order.api;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Asks to send the same units again, at no charge, for a parcel that does not reach the customer (ORD-10, ORD-23). Asking
 * again changes nothing.
 *
 * @param parcel its name in the order
 * @param units those of it that are sent again, one or more, where the others are paid back; all of them, where it is missing
 */
public record ReplaceParcel(OrderId orderId, String parcel, MakingGoodReason reason, Optional<List<LineUnits>> units) {

    public ReplaceParcel {
        units = units.map(List::copyOf);
        if (units.filter(List::isEmpty).isPresent()) {
            throw new IllegalArgumentException("nothing is to be sent again");
        }
    }

    /** All of it. */
    public ReplaceParcel(OrderId orderId, String parcel, MakingGoodReason reason) {
        this(orderId, parcel, reason, Optional.empty());
    }
}
