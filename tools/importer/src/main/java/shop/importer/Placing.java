package shop.importer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import shop.importer.books.ExpectedOrder;
import shop.importer.http.OrderView;
import shop.importer.http.Placement;
import shop.importer.http.Shop;
import shop.importer.http.Simulators;
import shop.importer.http.UnexpectedAnswer;

/** Places orders: first the carrier hears what will become of the parcels, then the shop gets the order. */
final class Placing {

    private final Shop shop;
    private final Simulators simulators;
    private final CarrierScripts journeys;
    private final OrdersUnderWay admission;
    private final Cancelling cancelling;
    private final Changing changing;
    private final Map<String, OrderView> alreadyThere;

    private final Map<String, Placement.Refused> refused = new ConcurrentHashMap<>();
    private final Queue<String> remarks = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();

    /** @param alreadyThere what an earlier run has placed, by order id */
    Placing(
            Shop shop,
            Simulators simulators,
            CarrierScripts journeys,
            OrdersUnderWay admission,
            Cancelling cancelling,
            Changing changing,
            Map<String, OrderView> alreadyThere) {
        this.shop = shop;
        this.simulators = simulators;
        this.journeys = journeys;
        this.admission = admission;
        this.cancelling = cancelling;
        this.changing = changing;
        this.alreadyThere = alreadyThere;
    }

    /** Places one order, unless it is there already, as soon as the system has room for it. */
    void place(ExpectedOrder order) throws InterruptedException {
        admission.enter();
        boolean accepted = alreadyThere.containsKey(order.orderId()) || isAccepted(order);
        if (!accepted || !order.expected().stage().isEnd()) {
            admission.leave();
        }
        if (accepted) {
            cancelling.watch(order);
            changing.watch(order);
        }
    }

    private boolean isAccepted(ExpectedOrder order) {
        foretell(order);
        Placement answer = answer(order);
        sent.incrementAndGet();
        if (answer instanceof Placement.Refused refusal) {
            refused.put(order.orderId(), refusal);
            if (!order.expected().stage().isRefusal()) {
                remarks.add(order.orderId() + " was refused: " + refusal.detail());
            }
        }
        return answer instanceof Placement.Accepted;
    }

    private void foretell(ExpectedOrder order) {
        for (String seller : order.order().sellers()) {
            Optional<String> objection = simulators.script(
                    ExpectedOrder.shipmentId(order.order(), seller), journeys.atFirst(order.order(), seller));
            note(order, objection);
            ExpectedOrder.sentAgainIds(order.order(), seller)
                    .forEach(id -> note(order, simulators.script(id, journeys.ofMore(order.order()))));
        }
        order.order()
                .changes()
                .sellersOfAdded()
                .forEach(seller ->
                        note(order, simulators.script(ExpectedOrder.addedId(order.order(), seller), List.of())));
        for (int number = 1; number <= order.order().returns().size(); number++) {
            note(order, simulators.script(ExpectedOrder.returnShipmentId(order.order(), number), journeys.back()));
        }
    }

    private void note(ExpectedOrder order, Optional<String> objection) {
        objection.ifPresent(why -> remarks.add(order.orderId() + ": the carrier will not hear of it: " + why));
    }

    private Placement answer(ExpectedOrder order) {
        try {
            return shop.place(OrderRequests.of(order.order()));
        } catch (UnexpectedAnswer unexpected) {
            return new Placement.Refused("", unexpected.getMessage());
        }
    }

    /** How many orders this run has sent and had answered. */
    long sent() {
        return sent.get();
    }

    /** What was refused, by order id. */
    Map<String, Placement.Refused> refused() {
        return Map.copyOf(refused);
    }

    /** What was not as it should be. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
