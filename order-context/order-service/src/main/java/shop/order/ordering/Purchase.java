package shop.order.ordering;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.kernel.Money;
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
        List<PurchaseConfirmed.Item> items = agreement.items(kept).stream()
                .map(item -> new PurchaseConfirmed.Item(
                        item.line(),
                        item.sku(),
                        agreement.shipFrom(item.line()),
                        item.quantity(),
                        agreement.costs(item.line(), item.quantity())))
                .toList();
        return new PurchaseConfirmed(placed.orderId(), placed.customerId(), by, items, paid);
    }

    /** Something has arrived: the time is counted from then. */
    void arrived(Optional<Instant> confirmsItselfThen) {
        confirmsItself = confirmsItselfThen;
    }

    /** Something counts that has arrived before: the time is counted from then, unless something else arrived later. */
    void countsInstead(Optional<Instant> confirmsItselfThen) {
        confirmsItself = Stream.of(confirmsItself, confirmsItselfThen)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    void confirmed(Instant at) {
        confirmed = Optional.of(at);
    }
}
