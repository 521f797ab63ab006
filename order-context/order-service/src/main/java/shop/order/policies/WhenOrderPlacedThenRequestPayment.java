package shop.order.policies;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.order.api.OrderPlaced;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.ordering.AmendmentProposed;
import shop.order.ordering.TenderReplaced;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.platform.processing.FollowUps;

/**
 * An order was placed, another means of payment given (ORD-04), or a change proposed (ORD-17): ask for the money of each tender.
 */
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
        payments(event).forEach(followUps::send);
    }

    static Stream<AuthorisePayment> payments(OrderPlaced event) {
        return IntStream.rangeClosed(1, event.tenders().size()).mapToObj(number -> payment(event, number));
    }

    private static AuthorisePayment payment(OrderPlaced event, int number) {
        Tender tender = event.tenders().get(number - 1);
        Optional<LocalDate> due =
                tender.method() == TenderMethod.BANK_SLIP ? tender.dueDate().or(event::slipsDue) : Optional.empty();
        return payment(event.orderId(), number, tender, due);
    }

    @EventHandler
    void on(TenderReplaced event) {
        followUps.send(payment(event));
    }

    static AuthorisePayment payment(TenderReplaced event) {
        return payment(event.orderId(), event.replacement(), event.by(), Optional.empty());
    }

    @EventHandler
    void on(AmendmentProposed event) {
        payment(event).ifPresent(followUps::send);
    }

    static Optional<AuthorisePayment> payment(AmendmentProposed event) {
        return event.tender()
                .map(number -> payment(event.orderId(), number, event.pays().orElseThrow(), Optional.empty()));
    }

    private static AuthorisePayment payment(OrderId order, int number, Tender tender, Optional<LocalDate> due) {
        return new AuthorisePayment(
                PaymentId.of(order, number),
                order,
                number,
                method(tender),
                tender.amount(),
                tender.token(),
                tender.instalments(),
                due,
                tender.cashReceipt());
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
