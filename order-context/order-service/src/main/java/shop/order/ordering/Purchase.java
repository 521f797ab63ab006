package shop.order.ordering;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.OrderLine;
import shop.order.api.OrderPlaced;
import shop.order.api.PurchaseConfirmed;
import shop.order.api.PurchaseConfirmedBy;

/** Whether the customer has accepted what arrived: said by them, or by the time that has passed (ORD-25). */
final class Purchase {

    private final OrderPlaced placed;
    private Optional<Instant> confirmsItself = Optional.empty();
    private Optional<Instant> confirmed = Optional.empty();

    Purchase(OrderPlaced placed) {
        this.placed = placed;
    }

    /** When it was confirmed. */
    Optional<Instant> confirmed() {
        return confirmed;
    }

    /** Whether the time is over in which the customer could have said something. */
    boolean hasConfirmedItself(Instant now) {
        return confirmed.isEmpty()
                && confirmsItself.filter(moment -> !moment.isAfter(now)).isPresent();
    }

    /**
     * @param kept what the customer has
     * @param paid what they have paid, all tenders together
     */
    PurchaseConfirmed confirm(PurchaseConfirmedBy by, Agreement agreement, Units kept, Money paid) {
        OrderId order = placed.orderId();
        List<PurchaseConfirmed.Item> items = IntStream.rangeClosed(1, agreement.lines())
                .filter(line -> kept.of(line) > 0)
                .mapToObj(line -> item(line, agreement.line(line).orElseThrow(), agreement, kept.of(line)))
                .toList();
        return new PurchaseConfirmed(order, placed.customerId(), by, items, paid);
    }

    private static PurchaseConfirmed.Item item(int number, OrderLine line, Agreement agreement, int quantity) {
        return new PurchaseConfirmed.Item(
                number, line.sku(), line.shipFrom(), quantity, agreement.costs(number, quantity));
    }

    /** Something has arrived: the time is counted from then. */
    void arrived(Optional<Instant> confirmsItselfThen) {
        confirmsItself = confirmsItselfThen;
    }

    void confirmed(Instant at) {
        confirmed = Optional.of(at);
    }
}
