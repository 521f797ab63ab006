package shop.order.api;

import java.time.Instant;
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
 * @param promisedDelivery the calendar day at the destination by which delivery was promised, if any
 * @param payUntil the moment at which it is rejected if it is not paid by then (ORD-28); not known of orders from before
 *     this was recorded
 * @param slipsDue the day until which bank slips can be paid that came without one, if any did
 * @param ifDeclined what becomes of it when a tender is declined (ORD-04); orders from before this was recorded are rejected
 * @param ifShort what becomes of it when a ship-from does not find all of it (ORD-14); of orders from before this was
 *     recorded the rest is sent
 * @param reference what the shop or its customer call it by, if they do
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
        Optional<LocalDate> promisedDelivery,
        Optional<Instant> payUntil,
        Optional<LocalDate> slipsDue,
        Optional<IfDeclined> ifDeclined,
        Optional<IfShort> ifShort,
        Optional<String> reference)
        implements OrderEvent {

    public OrderPlaced {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
        shares = List.copyOf(shares);
    }
}
