package shop.importer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import shop.importer.books.Clocks;
import shop.importer.books.EventsBook;
import shop.importer.books.ExpectedOrder;
import shop.importer.books.LedgersBook;
import shop.importer.books.OrderBook;
import shop.importer.books.Reconciliation;
import shop.importer.http.OrderView;
import shop.importer.http.Placement;
import shop.importer.http.Shop;
import shop.importer.http.Simulators;

/** Opens the three books and holds them against each other. */
final class Reconciling {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Shop shop;
    private final Simulators simulators;
    private final Clocks clocks;
    private final ImportProgress progress;
    private final int atOnce;
    private final Duration grace;

    /**
     * @param clocks by which days of delivery are told
     * @param grace for how long orders that differ are looked at again, because views may be behind events
     */
    Reconciling(Shop shop, Simulators simulators, Clocks clocks, ImportProgress progress, int atOnce, Duration grace) {
        this.shop = shop;
        this.simulators = simulators;
        this.clocks = clocks;
        this.progress = progress;
        this.atOnce = atOnce;
        this.grace = grace;
    }

    /**
     * Reconciles.
     *
     * @param seen orders as they were last seen, by order id
     * @param refused what the shop would not take, by order id
     */
    Reconciliation of(List<ExpectedOrder> orders, Map<String, OrderView> seen, Map<String, Placement.Refused> refused)
            throws InterruptedException {
        EventsBook events = new EventsBook();
        refused.forEach(events::refused);
        progress.begin("books", orders.size());
        AtomicLong read = new AtomicLong();
        InParallel.forEach(atOnce, orders, order -> {
            Optional<OrderView> view = Optional.ofNullable(seen.get(order.orderId()));
            if (!refused.containsKey(order.orderId())) {
                write(events, order.orderId(), view.or(() -> shop.order(order.orderId())));
            }
            progress.reached(read.incrementAndGet(), "");
        });
        progress.end();

        Reconciliation result = Reconciliation.of(orders, events, ledgers(orders));
        long giveUp = System.nanoTime() + grace.toNanos();
        while (!result.agrees() && System.nanoTime() < giveUp) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            Collection<String> again = result.ordersThatDiffer().stream()
                    .filter(order -> !refused.containsKey(order))
                    .toList();
            InParallel.forEach(atOnce, again, order -> write(events, order, shop.order(order)));
            result = Reconciliation.of(orders, events, ledgers(orders));
        }
        return result;
    }

    private void write(EventsBook events, String orderId, Optional<OrderView> view) {
        if (view.isEmpty()) {
            events.hasNot(orderId);
            return;
        }
        OrderView order = view.get();
        events.has(
                order,
                order.tenders().stream()
                        .flatMap(tender -> shop.payment(order.paymentId(tender)).stream())
                        .toList(),
                order.parcels().stream()
                        .flatMap(parcel -> shop.shipment(parcel.shipmentId()).stream())
                        .toList());
    }

    private OrderBook ledgers(List<ExpectedOrder> orders) {
        LedgersBook ledgers =
                new LedgersBook(orders.stream().map(ExpectedOrder::order).toList(), clocks);
        simulators.eachProviderEntry(ledgers::take);
        simulators.eachCarrierEntry(ledgers::take);
        return ledgers.book();
    }
}
