package shop.importer;

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
import shop.importer.files.FileClaim;
import shop.importer.files.FileOrder;
import shop.importer.files.FileReturn;
import shop.importer.files.PaymentType;
import shop.importer.files.Resolution;
import shop.importer.files.UnitReturn;
import shop.importer.http.OrderView;
import shop.importer.http.Shop;
import shop.importer.http.Simulators;
import shop.kernel.Money;

/**
 * Does about orders what the files say that people do, as those who may: the shop, for its customers, gives another means of
 * payment, gives units up and has them come back; whoever packs reports what is missing and what came back; support makes good
 * what does not arrive, and looks at what came back. What was done already, the order itself tells; so it can be interrupted
 * anywhere, and goes on. Units are taken out while no parcel can leave, and only then the parcels' journeys begin.
 */
final class Changing {

    private static final String REASON = "NOT_WANTED_ANY_MORE";
    private static final String REPORT = "import";
    private static final String GOODWILL = "import";
    private static final String HELD = "OrderHeld";
    static final String RELEASED = "OrderReleased";
    private static final Set<String> ASTRAY = Set.of("PRESUMED_LOST", "RETURNED_TO_SENDER", "DAMAGED");
    private static final Set<String> MADE_GOOD = Set.of("REFUNDED", "REPLACED");

    private final Shop shop;
    private final Shop support;
    private final Shop warehouse;
    private final Simulators simulators;
    private final CarrierScripts journeys;
    private final int atOnce;
    private final Map<String, ExpectedOrder> waiting = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    /** How often something was asked for, by order id. */
    private final Map<String, Integer> acts = new ConcurrentHashMap<>();

    private final Queue<String> remarks = new ConcurrentLinkedQueue<>();

    /**
     * @param shop as the shop itself asks it
     * @param support as support asks it
     * @param warehouse as whoever packs asks it
     * @param atOnce about how many orders something is done together
     */
    Changing(Shop shop, Shop support, Shop warehouse, Simulators simulators, CarrierScripts journeys, int atOnce) {
        this.shop = shop;
        this.support = support;
        this.warehouse = warehouse;
        this.simulators = simulators;
        this.journeys = journeys;
        this.atOnce = atOnce;
    }

    /** Will do what the files say that people do about the order, if they say anything. */
    void watch(ExpectedOrder order) {
        if (!order.order().changes().isNothing() && !order.expected().stage().isRefusal()) {
            waiting.put(order.orderId(), order);
        }
    }

    /** Does whatever can be done now. */
    void goOn() {
        if (!waiting.isEmpty()) {
            InParallel.forEach(atOnce, waiting.values(), this::goOn);
        }
    }

    /** Looks again at once where something was asked for: the answer comes when the order shows what followed. */
    private void goOn(ExpectedOrder order) {
        int before;
        do {
            before = acts.getOrDefault(order.orderId(), 0);
            shop.order(order.orderId()).ifPresent(view -> goOn(order.order(), view));
        } while (acts.getOrDefault(order.orderId(), 0) > before && waiting.containsKey(order.orderId()));
    }

    private void goOn(FileOrder order, OrderView view) {
        boolean isDone = switch (view.status()) {
            case "AWAITING_PAYMENT" -> isReplacing(order, view);
            case "CONFIRMED", "CLOSED" ->
                isSent(order, view)
                        && isMadeGood(order, view)
                        && areUnitsMadeGood(order, view)
                        && isBack(order, view)
                        && isGoodwillGiven(order, view);
            default -> true;
        };
        if (isDone) {
            waiting.remove(view.orderId());
        }
    }

    /** One after the other, so that they get their numbers in the order of those that they are given for. */
    private boolean isReplacing(FileOrder order, OrderView view) {
        for (int tender = 1; tender <= order.payments().size(); tender++) {
            FileOrder.Payment payment = order.payments().get(tender - 1);
            String state = view.tenders().get(tender - 1).state();
            if (payment.isDeclined() && !state.equals("REPLACED")) {
                PaymentType type = order.changes().replacedBy().get(payment.number());
                if (state.equals("DECLINED") && type != null) {
                    replace(view.orderId(), tender, type);
                }
                break;
            }
        }
        return false;
    }

    private void replace(String orderId, int tender, PaymentType type) {
        once(
                orderId,
                "tender " + tender,
                () -> shop.replaceTender(orderId, tender, OrderRequests.method(type), OrderRequests.approved()));
    }

    /** First what the customer gives up, then what is missing of the rest; whether all that is done, and the rest is sent. */
    private boolean isSent(FileOrder order, OrderView view) {
        if (!order.changes().isBeforeSending()) {
            return true;
        }
        if (!wasHeld(order, view) || !isAmended(order, view)) {
            return false;
        }
        List<Integer> givenUp = stillThere(order, view, Fate.CANCELLED);
        List<Integer> missing = stillThere(order, view, Fate.SHORT);
        if (givenUp.isEmpty() && missing.isEmpty()) {
            if (isPacked(view)) {
                order.sellers().forEach(seller -> send(order, seller));
                order.changes().sellersOfAdded().forEach(seller -> sendAdded(order, seller));
            }
            return isPacked(view);
        }
        if (isPacked(view) && !givenUp.isEmpty()) {
            givenUp.forEach(line -> once(
                    view.orderId(),
                    "line " + line,
                    () -> shop.cancelUnit(view.orderId(), line, "import-" + line, REASON)));
        } else if (isPacked(view)) {
            bySeller(order, missing)
                    .forEach((seller, lines) -> once(
                            view.orderId(),
                            "what is missing of " + seller,
                            () -> warehouse.reportShortPick(ExpectedOrder.shipmentId(order, seller), REPORT, lines)));
        }
        return false;
    }

    /** Whether the order was held, if it is to be, and let go again; asked for once all is packed, so that nothing leaves. */
    private boolean wasHeld(FileOrder order, OrderView view) {
        if (!order.changes().isHeld() || view.hasHappened(RELEASED)) {
            return true;
        }
        if (view.hasHappened(HELD)) {
            once(view.orderId(), "release", () -> support.release(view.orderId()));
        } else if (isPacked(view)) {
            once(view.orderId(), "hold", () -> support.hold(view.orderId()));
        }
        return false;
    }

    /** Whether the order is amended, if it is to be; asked for once all is packed, so that nothing leaves meanwhile. */
    private boolean isAmended(FileOrder order, OrderView view) {
        if (order.changes().amendment().isEmpty()) {
            return true;
        }
        if (view.amendments().isEmpty() && isPacked(view)) {
            once(
                    view.orderId(),
                    "amendment",
                    () -> shop.amend(view.orderId(), OrderRequests.amendment(order), "import-amendment"));
        }
        return view.amendments().stream().anyMatch(OrderView.Amended::isApplied)
                && stillThere(order, view, Fate.FEWER).isEmpty();
    }

    private void sendAdded(FileOrder order, String seller) {
        String shipment = ExpectedOrder.addedId(order, seller);
        once(shipment, "journey", () -> simulators.script(shipment, journeys.ofMore(order)));
    }

    private static boolean isPacked(OrderView view) {
        return !view.parcels().isEmpty()
                && view.parcels().stream()
                        .noneMatch(parcel -> parcel.state().equals("PREPARING")
                                || parcel.state().equals("AWAITING_PAYMENT"));
    }

    private static List<Integer> stillThere(FileOrder order, OrderView view, Fate fate) {
        return view.units().stream()
                .filter(unit -> unit.cancelled() == 0)
                .map(OrderView.Units::line)
                .filter(line -> line <= order.items().size())
                .filter(line -> order.changes()
                        .fate(order.items().get(line - 1).number())
                        .filter(fate::equals)
                        .isPresent())
                .toList();
    }

    private static Map<String, List<Integer>> bySeller(FileOrder order, List<Integer> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> order.items().get(line - 1).seller(), TreeMap::new, Collectors.toList()));
    }

    private void send(FileOrder order, String seller) {
        if (order.items().stream()
                .filter(order::isSent)
                .anyMatch(item -> item.seller().equals(seller))) {
            String shipment = ExpectedOrder.shipmentId(order, seller);
            once(shipment, "journey", () -> simulators.script(shipment, journeys.of(order, seller)));
        }
    }

    /** Whether support has made good each parcel that does not arrive and that the files say it of. */
    private boolean isMadeGood(FileOrder order, OrderView view) {
        boolean all = true;
        for (Map.Entry<String, Resolution> resolution :
                order.changes().resolutions().entrySet()) {
            String seller = resolution.getKey();
            String state = view.parcels().stream()
                    .filter(parcel -> parcel.shipmentId().equals(ExpectedOrder.shipmentId(order, seller)))
                    .map(OrderView.Parcel::state)
                    .findFirst()
                    .orElse("");
            if (ASTRAY.contains(state)) {
                once(
                        view.orderId(),
                        "parcel of " + seller,
                        () -> resolution.getValue() == Resolution.REFUNDED
                                ? support.refundParcel(view.orderId(), seller)
                                : support.replaceParcel(view.orderId(), seller));
            }
            all &= MADE_GOOD.contains(state);
        }
        return all;
    }

    /** Whether each unit is made good that arrives otherwise than it should: one after the other, as they are numbered. */
    private boolean areUnitsMadeGood(FileOrder order, OrderView view) {
        List<FileClaim> claims = order.claims();
        for (int claim = 1; claim <= claims.size(); claim++) {
            FileClaim faulty = claims.get(claim - 1);
            if (!isMadeGood(order, view, faulty, claim)) {
                return false;
            }
        }
        return true;
    }

    private boolean isMadeGood(FileOrder order, OrderView view, FileClaim faulty, int claim) {
        List<Integer> lines = lines(order, faulty.items());
        List<String> again = ExpectedOrder.sentAgainIds(order, faulty.seller());
        boolean isDone = faulty.isReplaced()
                ? view.parcels().stream()
                        .map(OrderView.Parcel::shipmentId)
                        .anyMatch(again.get(placeAmongThoseSentAgain(order, faulty))::equals)
                : view.units().stream()
                        .filter(unit -> lines.contains(unit.line()))
                        .allMatch(unit -> unit.refunded() == 1);
        if (!isDone && haveArrived(view, lines)) {
            once(
                    view.orderId(),
                    "fault " + claim,
                    () -> support.makeGood(
                            view.orderId(),
                            ExpectedOrder.arrivedIn(order, faulty.seller()),
                            faulty.isReplaced() ? "replacement" : "refund",
                            lines,
                            faulty.fault().kind().name(),
                            "import-fault-" + claim));
        }
        return isDone;
    }

    private static int placeAmongThoseSentAgain(FileOrder order, FileClaim faulty) {
        List<FileClaim> replaced = order.claims().stream()
                .filter(claim -> claim.seller().equals(faulty.seller()) && claim.isReplaced())
                .toList();
        boolean wasReplaced = order.changes()
                .resolution(faulty.seller())
                .filter(Resolution.REPLACED::equals)
                .isPresent();
        return replaced.indexOf(faulty) + (wasReplaced ? 1 : 0);
    }

    private static boolean haveArrived(OrderView view, List<Integer> lines) {
        return view.units().stream()
                        .filter(unit -> lines.contains(unit.line()) && unit.delivered() == 1)
                        .count()
                == lines.size();
    }

    /** Whether money was given back without a return, if it is to be; when all else is done, and all is taken that is due. */
    private boolean isGoodwillGiven(FileOrder order, OrderView view) {
        return order.changes()
                .goodwill()
                .map(amount -> {
                    if (view.goodwill().isEmpty() && view.status().equals("CLOSED")) {
                        once(view.orderId(), "goodwill", () -> shop.giveGoodwill(view.orderId(), GOODWILL, amount));
                    }
                    return !view.goodwill().isEmpty();
                })
                .orElse(true);
    }

    /** Whether all that is given back is back and decided about. They are asked for in their order: so they are numbered. */
    private boolean isBack(FileOrder order, OrderView view) {
        List<FileReturn> returns = order.returns();
        for (OrderView.Return there : view.returns()) {
            // What somebody else has come back is for them to receive.
            if (there.number() <= returns.size() && isItsTurn(returns, view, there.number())) {
                goOn(order, view.orderId(), there, returns.get(there.number() - 1));
            }
        }
        int next = view.returns().size() + 1;
        if (next <= returns.size()) {
            FileReturn given = returns.get(next - 1);
            List<Integer> lines = lines(order, given.items());
            if (haveArrived(view, lines)) {
                once(
                        view.orderId(),
                        "return " + next,
                        () -> shop.returnUnits(
                                view.orderId(),
                                lines,
                                given.reason().name(),
                                given.wants().name(),
                                "import-return-" + next));
            }
            return false;
        }
        return view.returns().stream().allMatch(OrderView.Return::hasEnded);
    }

    /** What is exchanged is received one after the other, so that what is sent for it has the numbers in that order. */
    private static boolean isItsTurn(List<FileReturn> returns, OrderView view, int number) {
        return !returns.get(number - 1).isExchange()
                || view.returns().stream()
                        .filter(before -> before.number() < number
                                && returns.get(before.number() - 1).isExchange())
                        .allMatch(OrderView.Return::hasEnded);
    }

    private void goOn(FileOrder order, String orderId, OrderView.Return there, FileReturn given) {
        switch (there.state()) {
            case "ARRIVED" ->
                once(
                        orderId,
                        "receipt of return " + there.number(),
                        () -> warehouse.receive(there.returnShipmentId(), conditions(order, given)));
            case "RECEIVED" -> {
                if (order.needsInspection(given)) {
                    once(
                            orderId,
                            "inspection of return " + there.number(),
                            () -> support.inspect(orderId, there.number(), verdicts(order, given)));
                }
            }
            default -> {}
        }
    }

    private static List<Integer> lines(FileOrder order, List<FileOrder.Item> items) {
        return items.stream().map(item -> order.items().indexOf(item) + 1).toList();
    }

    private static Map<Integer, String> conditions(FileOrder order, FileReturn given) {
        Map<Integer, String> conditions = new TreeMap<>();
        for (FileOrder.Item item : given.items()) {
            conditions.put(
                    order.items().indexOf(item) + 1,
                    unit(order, item).condition().name());
        }
        return conditions;
    }

    private static List<Shop.Verdict> verdicts(FileOrder order, FileReturn given) {
        return given.items().stream()
                .map(item -> {
                    UnitReturn unit = unit(order, item);
                    boolean isWhole = unit.accepted() && unit.withheld().isEmpty();
                    return new Shop.Verdict(
                            order.items().indexOf(item) + 1,
                            1,
                            unit.accepted() ? "REFUND" : "REFUSE",
                            unit.withheld().map(Money::minor),
                            isWhole
                                    ? Optional.empty()
                                    : Optional.of(
                                            "it came back " + unit.condition().word()));
                })
                .toList();
    }

    private static UnitReturn unit(FileOrder order, FileOrder.Item item) {
        return order.changes().unitReturn(item.number()).orElseThrow();
    }

    /** Asks for what the order does not show yet; in one run not again. Whatever is refused is told, and left to the books. */
    private void once(String id, String what, Supplier<Optional<String>> request) {
        if (!asked.contains(id + " " + what)) {
            request.get().ifPresent(why -> remarks.add(id + ", " + what + ": " + why));
            asked.add(id + " " + what);
            acts.merge(id, 1, Integer::sum);
        }
    }

    /** What was refused, and why. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
