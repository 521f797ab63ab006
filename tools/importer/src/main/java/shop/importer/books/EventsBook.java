package shop.importer.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import shop.importer.http.OrderView;
import shop.importer.http.PaymentView;
import shop.importer.http.Placement;
import shop.importer.http.ShipmentView;

/**
 * The shop's own book: its views of orders, payments and shipments, which are made of its events, and its refusals, which
 * leave no event but were answered.
 */
public final class EventsBook {

    /** The states of a parcel, in the order's view, that the carrier has or has had. */
    private static final Set<String> SENT =
            Set.of("HANDED_OVER", "DELIVERED", "DAMAGED", "EXPECTED_BACK", "RETURNED_TO_SENDER", "PRESUMED_LOST");

    // Orders are written by several threads at once.
    private final Map<String, BookedOrder> orders = new ConcurrentHashMap<>();
    private final Map<String, List<Discrepancy>> contradictions = new ConcurrentHashMap<>();

    /** An order that was refused. */
    public void refused(String orderId, Placement.Refused refusal) {
        orders.put(
                orderId,
                BookedOrder.without(
                        orderId,
                        switch (refusal.rule()) {
                            case "ORD-01" -> OrderStage.REFUSED_BY_ORD_01;
                            case "ORD-02" -> OrderStage.REFUSED_BY_ORD_02;
                            default -> OrderStage.REFUSED_OTHERWISE;
                        }));
    }

    /** An order that the shop has, as its three contexts see it. */
    public void has(OrderView order, List<PaymentView> payments, List<ShipmentView> shipments) {
        TreeMap<String, BookedPayment> money = new TreeMap<>();
        payments.forEach(payment -> money.put(payment.paymentId(), booked(payment)));
        TreeMap<String, BookedParcel> parcels = new TreeMap<>();
        shipments.forEach(shipment -> parcels.put(shipment.shipmentId(), booked(shipment)));
        orders.put(
                order.orderId(),
                new BookedOrder(
                        order.orderId(),
                        stage(order),
                        Optional.of(order.total()),
                        money,
                        parcels,
                        Optional.of(booked(order.money())),
                        Optional.of(units(order))));
        contradictions.put(order.orderId(), contradictions(order, payments));
    }

    /** The shop's answer that there is no such order. */
    public void hasNot(String orderId) {
        orders.put(orderId, BookedOrder.without(orderId, OrderStage.UNKNOWN));
    }

    public OrderBook book() {
        return OrderBook.of(OrderBook.Keeper.EVENTS, orders);
    }

    /** Where the order context and the payment context do not say the same of a tender. */
    public List<Discrepancy> contradictions() {
        return contradictions.values().stream().flatMap(List::stream).toList();
    }

    /** Where the order stands by its own view. */
    public static OrderStage stage(OrderView order) {
        return switch (order.status()) {
            case "AWAITING_PAYMENT" -> OrderStage.AWAITING_PAYMENT;
            case "REJECTED" -> OrderStage.REJECTED;
            case "CANCELLED" -> OrderStage.CANCELLED;
            case "CLOSED" -> OrderStage.DELIVERED;
            case "CONFIRMED" ->
                order.parcels().stream().map(OrderView.Parcel::state).anyMatch(SENT::contains)
                        ? OrderStage.UNDER_WAY
                        : OrderStage.NOT_HANDED_OVER;
            default -> throw new IllegalStateException(order.orderId() + " is " + order.status());
        };
    }

    private static BookedMoney booked(OrderView.Sums money) {
        return new BookedMoney(money.taken(), money.givenBack(), money.owedToCustomer(), money.owedByCustomer());
    }

    private static SortedMap<Integer, UnitStage> units(OrderView order) {
        SortedMap<Integer, UnitStage> units = new TreeMap<>();
        if (!order.status().equals("REJECTED")) {
            order.units().forEach(unit -> units.put(unit.line(), stage(unit, order.isGivenBack(unit.line()))));
        }
        return units;
    }

    /** Each line of an import is of one unit. */
    private static UnitStage stage(OrderView.Units unit, boolean isGivenBack) {
        if (unit.ordered() != 1 || unit.cancelled() + unit.sent() + unit.refunded() > 1) {
            return UnitStage.UNCLEAR;
        }
        if (unit.cancelled() == 1) {
            return UnitStage.CANCELLED;
        }
        if (unit.refunded() == 1) {
            return UnitStage.REFUNDED;
        }
        if (unit.sent() == 1) {
            UnitStage arrived = isGivenBack ? UnitStage.GIVEN_BACK : UnitStage.DELIVERED;
            return unit.delivered() == 1 ? arrived : UnitStage.SENT;
        }
        return UnitStage.NOT_HANDED_OVER;
    }

    private static BookedPayment booked(PaymentView payment) {
        Method method = Method.valueOf(payment.method());
        return new BookedPayment(
                method,
                method.paysAtOnce() ? payment.captured() : payment.authorised(),
                payment.captured(),
                payment.refunded(),
                payment.released());
    }

    private static BookedParcel booked(ShipmentView shipment) {
        ParcelStage stage = switch (shipment.state()) {
            case "PREPARED", "LABELLED" -> ParcelStage.NOT_HANDED_OVER;
            case "ON_HOLD" -> ParcelStage.ON_HOLD;
            case "DELIVERED" -> ParcelStage.DELIVERED;
            case "DAMAGED" -> ParcelStage.DAMAGED;
            case "EXPECTED_BACK", "RETURNED_TO_SENDER" -> ParcelStage.RETURNED;
            case "PRESUMED_LOST" -> ParcelStage.LOST;
            case "CANCELLED" -> ParcelStage.CANCELLED;
            case "DISPATCHED", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERY_ATTEMPTED", "AVAILABLE_FOR_PICKUP" ->
                ParcelStage.UNDER_WAY;
            default -> throw new IllegalStateException(shipment.shipmentId() + " is " + shipment.state());
        };
        Punctuality punctuality = shipment.promise()
                .map(promise -> switch (promise) {
                    case "KEPT" -> Punctuality.ON_TIME;
                    case "MISSED" -> Punctuality.LATE;
                    default ->
                        throw new IllegalStateException("The promise of " + shipment.shipmentId() + " is " + promise);
                })
                .orElse(Punctuality.OPEN);
        return new BookedParcel(stage, punctuality);
    }

    private static List<Discrepancy> contradictions(OrderView order, List<PaymentView> payments) {
        List<Discrepancy> found = new ArrayList<>();
        for (OrderView.Tender tender : order.tenders()) {
            String id = order.paymentId(tender);
            payments.stream()
                    .filter(payment -> payment.paymentId().equals(id))
                    .filter(payment -> !payment.captured().equals(tender.captured())
                            || !payment.refunded().equals(tender.refunded()))
                    .forEach(payment -> found.add(new Discrepancy(
                            OrderBook.Keeper.EVENTS,
                            order.orderId(),
                            id + " in the order's own view",
                            "the payment says " + amounts(payment.captured(), payment.refunded()),
                            amounts(tender.captured(), tender.refunded()))));
        }
        return found;
    }

    private static String amounts(Object captured, Object refunded) {
        return "captured " + captured + ", refunded " + refunded;
    }
}
