package shop.importer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import shop.importer.books.ExpectedOrder;
import shop.importer.files.Fate;
import shop.importer.files.FileOrder;
import shop.importer.files.PaymentType;
import shop.importer.http.OrderView;
import shop.importer.http.Shop;
import shop.importer.http.Simulators;

/**
 * Does about orders what the files say that people do, as those who may: the shop, for its customers, gives another means of
 * payment and gives units up; whoever packs reports what is missing. What was done already, the order itself tells; so it can
 * be interrupted anywhere, and goes on. Units are taken out while no parcel can leave, and only then the parcels' journeys
 * begin.
 */
final class Changing {

    private static final String REASON = "NOT_WANTED_ANY_MORE";
    private static final String REPORT = "import";

    private final Shop shop;
    private final Shop warehouse;
    private final Simulators simulators;
    private final CarrierScripts journeys;
    private final Map<String, ExpectedOrder> waiting = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Queue<String> remarks = new ConcurrentLinkedQueue<>();

    /**
     * @param shop as the shop itself asks it
     * @param warehouse as whoever packs asks it
     */
    Changing(Shop shop, Shop warehouse, Simulators simulators, CarrierScripts journeys) {
        this.shop = shop;
        this.warehouse = warehouse;
        this.simulators = simulators;
        this.journeys = journeys;
    }

    /** Will do what the files say that people do about the order, if they say anything. */
    void watch(ExpectedOrder order) {
        if (!order.order().changes().isNothing() && !order.expected().stage().isRefusal()) {
            waiting.put(order.orderId(), order);
        }
    }

    /** Does whatever can be done now. */
    void goOn() {
        waiting.values().forEach(order -> shop.order(order.orderId()).ifPresent(view -> goOn(order.order(), view)));
    }

    private void goOn(FileOrder order, OrderView view) {
        switch (view.status()) {
            case "AWAITING_PAYMENT" -> replaceNext(order, view);
            case "CONFIRMED" -> {
                if (isPacked(view)) {
                    takeOut(order, view);
                }
            }
            default -> waiting.remove(view.orderId());
        }
    }

    private static boolean isPacked(OrderView view) {
        return view.parcels().stream()
                .noneMatch(parcel ->
                        parcel.state().equals("PREPARING") || parcel.state().equals("AWAITING_PAYMENT"));
    }

    /** One after the other, so that they get their numbers in the order of those that they are given for. */
    private void replaceNext(FileOrder order, OrderView view) {
        for (int tender = 1; tender <= order.payments().size(); tender++) {
            FileOrder.Payment payment = order.payments().get(tender - 1);
            String state = view.tenders().get(tender - 1).state();
            if (payment.isDeclined() && !state.equals("REPLACED")) {
                if (state.equals("DECLINED")) {
                    replace(view.orderId(), tender, order.changes().replacedBy().get(payment.number()));
                }
                return;
            }
        }
    }

    private void replace(String orderId, int tender, PaymentType type) {
        once(
                orderId,
                "tender " + tender,
                () -> shop.replaceTender(orderId, tender, OrderRequests.method(type), OrderRequests.approved()));
    }

    /** First what the customer gives up, then what is missing of the rest, and then it is sent. */
    private void takeOut(FileOrder order, OrderView view) {
        List<Integer> givenUp = stillThere(order, view, Fate.CANCELLED);
        List<Integer> missing = stillThere(order, view, Fate.SHORT);
        if (!givenUp.isEmpty()) {
            givenUp.forEach(line -> once(
                    view.orderId(),
                    "line " + line,
                    () -> shop.cancelUnit(view.orderId(), line, "import-" + line, REASON)));
        } else if (!missing.isEmpty()) {
            bySeller(order, missing)
                    .forEach((seller, lines) -> once(
                            view.orderId(),
                            "parcel of " + seller,
                            () -> warehouse.reportShortPick(ExpectedOrder.shipmentId(order, seller), REPORT, lines)));
        } else {
            waiting.remove(view.orderId());
            order.sellers().forEach(seller -> send(order, seller));
        }
    }

    private static List<Integer> stillThere(FileOrder order, OrderView view, Fate fate) {
        return view.units().stream()
                .filter(unit -> unit.cancelled() == 0)
                .map(OrderView.Units::line)
                .filter(line -> order.changes()
                        .fate(order.items().get(line - 1).number())
                        .filter(fate::equals)
                        .isPresent())
                .toList();
    }

    private static Map<String, List<Integer>> bySeller(FileOrder order, List<Integer> lines) {
        return lines.stream()
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.groupingBy(
                        line -> order.items().get(line - 1).seller(), TreeMap::new, Collectors.toList()));
    }

    private void send(FileOrder order, String seller) {
        if (!order.changes().fates().isEmpty()
                && order.items().stream()
                        .filter(order::isSent)
                        .anyMatch(item -> item.seller().equals(seller))) {
            String shipment = ExpectedOrder.shipmentId(order, seller);
            simulators
                    .script(shipment, journeys.of(order, seller))
                    .ifPresent(why -> remarks.add(shipment + ": the carrier will not hear of it: " + why));
        }
    }

    /** Asks for what the order does not show yet; in one run not again. Whatever is refused is told, and left to the books. */
    private void once(String orderId, String what, Supplier<Optional<String>> request) {
        if (!asked.contains(orderId + " " + what)) {
            request.get().ifPresent(why -> remarks.add(orderId + ", " + what + ": " + why));
            asked.add(orderId + " " + what);
        }
    }

    /** What was refused, and why. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
