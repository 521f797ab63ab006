package shop.order.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;

/**
 * Asks for goods. The same order id with the same content is the same order; with another content it is refused (ORD-13).
 *
 * @param customerId the subject id of the customer
 * @param promisedDelivery the calendar day at the destination by which delivery was promised, if any
 * @param ifDeclined what becomes of it when a tender is declined (ORD-04)
 * @param ifShort what becomes of it when a ship-from does not find all of it (ORD-14)
 * @param reference what the shop or its customer call it by, if they do
 */
public record PlaceOrder(
        OrderId orderId,
        String customerId,
        PersonalData shipTo,
        List<OrderLine> lines,
        List<Tender> tenders,
        Optional<LocalDate> promisedDelivery,
        IfDeclined ifDeclined,
        IfShort ifShort,
        Optional<String> reference) {

    public PlaceOrder {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
        ifShort = Objects.requireNonNullElse(ifShort, IfShort.SHIP_REST);
        reference = Objects.requireNonNullElse(reference, Optional.empty());
    }
}
