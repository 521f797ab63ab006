package shop.order.ordering;

import java.util.List;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;

/**
 * Recorded when an order is to go to another address (ORD-08). What is sent from now on goes there.
 *
 * @param asks the names of the parcels that are prepared and may still go there
 * @param tooLate the names of those whose label is bought, and that go where that says
 */
@Revision("1")
public record ShippingAddressChanged(OrderId orderId, PersonalData shipTo, List<String> asks, List<String> tooLate)
        implements OrderFact {

    public ShippingAddressChanged {
        asks = List.copyOf(asks);
        tooLate = List.copyOf(tooLate);
    }
}
