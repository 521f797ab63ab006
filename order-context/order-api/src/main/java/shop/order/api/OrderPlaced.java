package shop.order.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;

/**
 * Recorded when an order is accepted. From here on the customer is owed an end.
 *
 * @param total the sum of all lines
 * @param shares which tender pays for what: decided here, once, and only read later (the table line × tender)
 */
@Revision("1")
public record OrderPlaced(
        OrderId orderId,
        String customerId,
        PersonalData shipTo,
        List<OrderLine> lines,
        List<Tender> tenders,
        Money total,
        List<Share> shares,
        Optional<LocalDate> promisedDelivery)
        implements OrderEvent {

    public OrderPlaced {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
        shares = List.copyOf(shares);
    }
}
