package shop.order.api;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when every tender is authorised or paid (ORD-03): the goods may go.
 *
 * @param shipFroms those who each send one parcel (ORD-09)
 */
@Revision("1")
public record OrderConfirmed(OrderId orderId, List<String> shipFroms) implements OrderEvent {

    public OrderConfirmed {
        shipFroms = List.copyOf(shipFroms);
    }
}
