package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.order.api.OrderPlaced;
import shop.order.api.PlaceOrder;

/** How an order is accepted: what has to be so, and what is settled with it once and for all. */
final class Acceptance {

    private Acceptance() {}

    /** @throws shop.platform.rejection.BusinessRejection when the order cannot be accepted as it is */
    static OrderPlaced of(PlaceOrder command, PaymentWindow window, Instant now) {
        OrdersHaveLinesOfOneCurrency.check(command);
        TendersSumToTheTotal.check(command);
        OrdersStayWithinBounds.check(command, now);
        SlipsAreDueSoon.check(command, window.today(now));
        CashReceiptsNameNobody.check(command);
        AddressesFitTheirCountry.check(command.shipTo().recipient());
        return new OrderPlaced(
                command.orderId(),
                command.customerId(),
                command.shipTo(),
                command.lines(),
                command.tenders(),
                OrdersHaveLinesOfOneCurrency.total(command),
                LineByTender.fill(command.lines(), command.tenders()),
                command.promisedDelivery(),
                Optional.of(window.payUntil(command.tenders(), now)),
                window.slipsDue(command.tenders(), now),
                Optional.of(command.ifDeclined()),
                Optional.of(command.ifShort()),
                command.reference());
    }
}
