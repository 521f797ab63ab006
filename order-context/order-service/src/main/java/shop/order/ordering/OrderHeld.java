package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.OrderHoldReason;

/**
 * Recorded when a person keeps an order, or one parcel of it, from being sent (ORD-21).
 *
 * @param parcel the name of the parcel; the order as a whole, where it is empty
 * @param note for the shop's own people
 * @param keeps the names of the parcels that are to be kept here; none, while none is prepared
 */
@Revision("1")
public record OrderHeld(
        OrderId orderId, Optional<String> parcel, OrderHoldReason reason, Optional<String> note, List<String> keeps)
        implements OrderFact {

    public OrderHeld {
        keeps = List.copyOf(keeps);
    }

    /** The same as it is told to those who are not to know why. */
    public OrderHeld withoutReason() {
        return new OrderHeld(orderId, parcel, reason.toldToCustomers(), Optional.empty(), keeps);
    }
}
