package shop.importer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shop.importer.books.EventsBook;
import shop.importer.books.ExpectedOrder;
import shop.importer.http.OrderView;
import shop.importer.http.Placement;
import shop.importer.http.Shop;
import shop.importer.http.Simulators;

/** One import: from the first order placed until every order stands where the files say, or nothing moves any more. */
final class Importer {

    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_ACTS = Duration.ofMillis(500);

    private final Shop shop;
    private final Shop support;
    private final Shop warehouse;
    private final Simulators simulators;
    private final CarrierScripts journeys;
    private final OrdersUnderWay admission;
    private final ImportProgress progress;
    private final ImportWatch watch;
    private final int atOnce;
    private final Duration patience;

    /**
     * @param shop as the shop itself asks it
     * @param support as support asks it
     * @param warehouse as whoever packs asks it
     * @param watch hears when the first order is about to be placed, and when the last has come to its end
     * @param atOnce how many requests are under way together
     * @param patience for how long nothing may move before the import gives up waiting
     */
    Importer(
            Shop shop,
            Shop support,
            Shop warehouse,
            Simulators simulators,
            CarrierScripts journeys,
            OrdersUnderWay admission,
            ImportProgress progress,
            ImportWatch watch,
            int atOnce,
            Duration patience) {
        this.shop = shop;
        this.support = support;
        this.warehouse = warehouse;
        this.simulators = simulators;
        this.journeys = journeys;
        this.admission = admission;
        this.progress = progress;
        this.watch = watch;
        this.atOnce = atOnce;
        this.patience = patience;
    }

    /**
     * What came of it.
     *
     * @param refused by order id
     * @param remarks what was not as it should be, on the way
     * @param sent how many orders this run sent
     * @param found how many an earlier run had placed
     * @param placing how long it took until the last order was sent
     * @param whole how long it took until every order stood where the files say, or nothing moved any more
     */
    record Outcome(
            Map<String, Placement.Refused> refused,
            List<String> remarks,
            long sent,
            long found,
            Duration placing,
            Duration whole,
            Settling.Result settled) {}

    Outcome run(List<ExpectedOrder> orders) throws InterruptedException {
        Map<String, OrderView> alreadyThere = alreadyThere(orders);
        long strangers = shop.ended()
                - alreadyThere.values().stream().filter(Importer::hasEnded).count();
        Cancelling cancelling = new Cancelling(shop);
        Changing changing = new Changing(shop, support, warehouse, simulators, journeys, atOnce);
        Placing placing = new Placing(shop, simulators, journeys, admission, cancelling, changing, alreadyThere);
        List<Repeatedly> beside = List.of(
                new Repeatedly("Counting orders", BETWEEN_COUNTS, () -> count(strangers)),
                new Repeatedly("Cancelling orders", BETWEEN_ACTS, cancelling::goOn),
                new Repeatedly("Changing orders", BETWEEN_ACTS, changing::goOn));
        watch.placing();
        long begun = System.nanoTime();
        progress.begin(
                "orders at their ends",
                orders.stream()
                        .filter(order -> order.expected().stage().isEnd())
                        .count());
        try {
            return Alongside.run(
                    () -> {
                        InParallel.forEach(atOnce, orders, placing::place);
                        Duration untilSent = since(begun);
                        LongestWait left = new LongestWait(patience, LongestWait.Time.OF_THE_WORLD);
                        Settling settling = new Settling(shop, admission, left, accepted(orders, placing));
                        settling.awaitEnds();
                        left.without(watch::reading);
                        Settling.Result settled = settling.await();
                        count(strangers);
                        return new Outcome(
                                placing.refused(),
                                remarks(placing, cancelling, changing, beside),
                                placing.sent(),
                                alreadyThere.size(),
                                untilSent,
                                since(begun),
                                settled);
                    },
                    beside);
        } finally {
            progress.end();
        }
    }

    private static List<String> remarks(
            Placing placing, Cancelling cancelling, Changing changing, List<Repeatedly> beside) {
        List<String> remarks = new ArrayList<>(placing.remarks());
        remarks.addAll(cancelling.remarks());
        remarks.addAll(changing.remarks());
        beside.forEach(each -> each.remark().ifPresent(remarks::add));
        return remarks;
    }

    private Map<String, OrderView> alreadyThere(List<ExpectedOrder> orders) {
        Map<String, ExpectedOrder> ours =
                orders.stream().collect(Collectors.toMap(ExpectedOrder::orderId, Function.identity()));
        Map<String, OrderView> there = new HashMap<>();
        shop.eachOrder(order -> {
            if (ours.containsKey(order.orderId())) {
                there.put(order.orderId(), order);
            }
        });
        return there;
    }

    private void count(long strangers) {
        long ended = Math.max(0, shop.ended() - strangers);
        admission.ended(ended);
        progress.reached(ended, "%.0f/s, %d under way".formatted(admission.endedPerSecond(), admission.inFlight()));
    }

    private static List<ExpectedOrder> accepted(List<ExpectedOrder> orders, Placing placing) {
        Map<String, Placement.Refused> refused = placing.refused();
        return orders.stream()
                .filter(order -> !refused.containsKey(order.orderId()))
                .filter(order -> !order.expected().stage().isRefusal())
                .toList();
    }

    private static boolean hasEnded(OrderView order) {
        return EventsBook.stage(order).isEnd();
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
