package shop.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import shop.importer.books.ExpectedOrder;
import shop.importer.http.OrderView;
import shop.importer.http.Shop;

/**
 * Waits until every accepted order stands where the files say, or until none has moved for as long as the patience
 * lasts.
 */
final class Settling {

    /** As few orders as these are asked for one by one; more are read in pages. */
    private static final int ONE_BY_ONE = 40;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Shop shop;
    private final OrdersUnderWay admission;
    private final Duration patience;

    private final Map<String, ExpectedOrder> moving = new LinkedHashMap<>();
    private final Map<String, OrderView> seen = new HashMap<>();
    private long lastMove;

    /** @param orders that were accepted */
    Settling(Shop shop, OrdersUnderWay admission, Duration patience, Collection<ExpectedOrder> orders) {
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
        lastMove = System.nanoTime();
        while (!moving.isEmpty() && System.nanoTime() - lastMove < patience.toNanos()) {
            long before = System.nanoTime();
            look();
            long took = System.nanoTime() - before;
            if (!moving.isEmpty()) {
                TimeUnit.NANOSECONDS.sleep(Math.max(BETWEEN_LOOKS.toNanos(), took));
            }
        }
        return new Result(seen, moving.size());
    }

    /**
     * Waits as long as orders come to their ends: counting is enough until then, and no order is read. In the end no more
     * are under way than the files leave so.
     */
    void awaitEnds() throws InterruptedException {
        long endless = moving.values().stream()
                .filter(order -> !order.expected().stage().isEnd())
                .count();
        lastMove = System.nanoTime();
        long inFlight = admission.inFlight();
        while (inFlight > endless && System.nanoTime() - lastMove < patience.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            long now = admission.inFlight();
            if (now != inFlight) {
                inFlight = now;
                lastMove = System.nanoTime();
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
            lastMove = System.nanoTime();
        } else if (before == null || before.timeline().size() != view.timeline().size()) {
            lastMove = System.nanoTime();
        }
    }
}
