package shop.order.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;

/**
 * Asks for goods. The same order id with the same content is the same order; with another content it is refused (ORD-13).
 *
 * @param customerId the subject id of the customer
 * @param promisedDelivery the calendar day at the destination by which delivery was promised, if any
 */
public record PlaceOrder(
        OrderId orderId,
        String customerId,
        PersonalData shipTo,
        List<OrderLine> lines,
        List<Tender> tenders,
        Optional<LocalDate> promisedDelivery) {

    public PlaceOrder {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }
}
