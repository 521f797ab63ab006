package shop.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import shop.importer.books.ExpectedOrder;
import shop.importer.http.OrderView;
import shop.importer.http.Shop;

/**
 * Waits until every accepted order stands where the files say, or until none has moved for as long as the patience
 * lasts. It counts those that end before it looks at any, which costs the shop less.
 */
final class Settling {

    /** As few orders as these are asked for one by one; more are read in pages. */
    private static final int ONE_BY_ONE = 40;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Shop shop;
    private final OrdersUnderWay admission;
    private final LongestWait patience;

    private final Map<String, ExpectedOrder> moving = new LinkedHashMap<>();
    private final Map<String, OrderView> seen = new HashMap<>();
    private boolean hasMoved;

    /** @param orders that were accepted */
    Settling(Shop shop, OrdersUnderWay admission, LongestWait patience, Collection<ExpectedOrder> orders) {
        this.shop = shop;
        this.admission = admission;
        this.patience = patience;
        orders.forEach(order -> moving.put(order.orderId(), order));
    }

    /**
     * How all orders stand.
     *
     * @param views by order id, as last seen
     * @param unsettled how many do not stand where the files say
     */
    record Result(Map<String, OrderView> views, int unsettled) {

        Result {
            views = Collections.unmodifiableMap(new HashMap<>(views));
        }

        /** From the first order placed to the last thing that happened to any, by the shop's clock. */
        Duration span() {
            Stream<Instant> happened = views.values().stream()
                    .flatMap(order -> order.timeline().stream())
                    .map(OrderView.Entry::at);
            return Duration.between(
                    views.values().stream()
                            .map(OrderView::placedAt)
                            .min(Instant::compareTo)
                            .orElse(Instant.EPOCH),
                    happened.max(Instant::compareTo).orElse(Instant.EPOCH));
        }
    }

    /** Waits, after {@link #awaitEnds}, until each order is seen where the files say. */
    Result await() throws InterruptedException {
        // What the first look shows has moved before it; nobody knows whether anything moves until there was another
        // one.
        Duration took = patience.took(() -> patience.without(this::look));
        while (!moving.isEmpty() && !patience.isOver()) {
            patience.pause(took.compareTo(BETWEEN_LOOKS) > 0 ? took : BETWEEN_LOOKS);
            hasMoved = false;
            took = patience.took(this::look);
            if (hasMoved) {
                patience.moved();
            }
        }
        return new Result(seen, moving.size());
    }

    /**
     * Waits as long as orders come to their ends: counting is enough until then, and no order is read. In the end no more
     * are under way than the files leave so, or none has ended for half of the patience. The other half is left for
     * {@link #await}, which sees orders move that do not end.
     */
    void awaitEnds() throws InterruptedException {
        long endless = moving.values().stream()
                .filter(order -> !order.expected().stage().isEnd())
                .count();
        long inFlight = admission.inFlight();
        while (inFlight > endless && !patience.isHalfOver()) {
            patience.pause(BETWEEN_LOOKS);
            long now = admission.inFlight();
            if (now != inFlight) {
                inFlight = now;
                patience.moved();
            }
        }
    }

    private void look() {
        if (moving.size() > ONE_BY_ONE) {
            shop.eachOrder(this::take);
        } else {
            Map.copyOf(moving).keySet().forEach(id -> shop.order(id).ifPresent(this::take));
        }
    }

    private void take(OrderView view) {
        ExpectedOrder expected = moving.get(view.orderId());
        if (expected == null) {
            return;
        }
        OrderView before = seen.put(view.orderId(), view);
        if (Settled.is(expected, view)) {
            moving.remove(view.orderId());
            hasMoved = true;
        } else if (before == null || before.timeline().size() != view.timeline().size()) {
            hasMoved = true;
        }
    }
}
