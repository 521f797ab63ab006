package shop.order.policies;

import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.api.OrderPlaced;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.platform.processing.FollowUps;

/** An order was placed: ask for the money of each tender. */
@Component
@DisallowReplay
@ProcessingGroup("order-asks-payment")
class WhenOrderPlacedThenRequestPayment {

    private final FollowUps followUps;

    WhenOrderPlacedThenRequestPayment(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(OrderPlaced event) {
        for (int number = 1; number <= event.tenders().size(); number++) {
            followUps.send(payment(event, number));
        }
    }

    private static AuthorisePayment payment(OrderPlaced order, int number) {
        Tender tender = order.tenders().get(number - 1);
        return new AuthorisePayment(
                PaymentId.of(order.orderId(), number),
                order.orderId(),
                number,
                method(tender),
                tender.amount(),
                tender.token(),
                tender.instalments(),
                tender.method() == TenderMethod.BANK_SLIP ? tender.dueDate().or(order::slipsDue) : Optional.empty());
    }

    private static PaymentMethod method(Tender tender) {
        return switch (tender.method()) {
            case CARD -> PaymentMethod.CARD;
            case DEBIT -> PaymentMethod.DEBIT;
            case VOUCHER -> PaymentMethod.VOUCHER;
            case BANK_SLIP -> PaymentMethod.BANK_SLIP;
        };
    }
}
