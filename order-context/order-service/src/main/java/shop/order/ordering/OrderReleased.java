package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a person lets an order, or one parcel of it, go on that was held (ORD-21).
 *
 * @param parcel the name of the parcel; the order as a whole, where it is empty
 * @param goOn the names of the parcels that nobody keeps here any more
 */
@Revision("1")
public record OrderReleased(OrderId orderId, Optional<String> parcel, List<String> goOn) implements OrderFact {

    public OrderReleased {
        goOn = List.copyOf(goOn);
    }
}
