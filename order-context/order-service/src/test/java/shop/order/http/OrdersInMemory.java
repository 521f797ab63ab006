package shop.order.http;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.AmendmentState;
import shop.order.api.Awaited;
import shop.order.api.FindOrder;
import shop.order.api.FindOrders;
import shop.order.api.FulfilmentAxis;
import shop.order.api.LineUnits;
import shop.order.api.OrderCancelled;
import shop.order.api.OrderLine;
import shop.order.api.OrderMoney;
import shop.order.api.OrderPage;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.OrderView.TenderState;
import shop.order.api.OrderView.TenderView;
import shop.order.api.PaymentAxis;
import shop.order.api.ReturnState;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.ReturnsAxis;
import shop.order.api.Tender;
import shop.order.ordering.AmendmentProposed;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.OrderHeld;
import shop.order.ordering.ReturnAskedFor;
import shop.order.ordering.TenderReplaced;
import shop.order.ordering.UnitsClaimed;
import shop.order.returns.MugsReturned;
import shop.platform.processing.Backlog;

/** Orders that decide as they do in production, and views of them that know the status and no more. */
final class OrdersInMemory {

    private final List<Object> commands = new CopyOnWriteArrayList<>();
    private final Map<OrderId, OrderView> views = new ConcurrentHashMap<>();
    private final EventStore events;
    private final EventStore returns;
    private final CommandGateway commandGateway;
    private final QueryGateway queryGateway;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile boolean blind;
    private volatile Backlog backlog = Backlog.NONE;
    private volatile boolean logIsRecognised = true;

    OrdersInMemory() {
        CommandBus bus = SimpleCommandBus.builder().build();
        events = MugsAndTea.ordersOn(bus, this::see).events();
        returns = MugsReturned.returnsOfSupportOn(bus).events();
        commandGateway = DefaultCommandGateway.builder().commandBus(bus).build();
        commandGateway.registerDispatchInterceptor(messages -> (index, message) -> {
            commands.add(message.getPayload());
            failure.ifPresent(reason -> {
                throw reason;
            });
            return message;
        });
        SimpleQueryBus queries = SimpleQueryBus.builder().build();
        queries.subscribe(FindOrder.class.getName(), OrderView.class, this::view);
        queries.subscribe(FindOrders.class.getName(), OrderPage.class, this::page);
        queryGateway = DefaultQueryGateway.builder().queryBus(queries).build();
    }

    CommandGateway commands() {
        return commandGateway;
    }

    QueryGateway queries() {
        return queryGateway;
    }

    EventStore events() {
        return events;
    }

    /** What returns have recorded, which support decides about. */
    EventStore returns() {
        return returns;
    }

    /** How far behind what follows from orders is said to be. */
    Backlog backlog() {
        return backlog;
    }

    /** From now on what follows from orders is as far behind as this. */
    void fallBehind(Backlog howFar) {
        backlog = howFar;
    }

    /** From now on nobody knows whether the log is the one that orders stood in. */
    void doubtTheLog() {
        logIsRecognised = false;
    }

    boolean isLogRecognised() {
        return logIsRecognised;
    }

    /** What the HTTP interface has asked of orders. */
    List<Object> asked() {
        return List.copyOf(commands);
    }

    /** Tells an order what has happened to it elsewhere. */
    void tell(Object command) {
        commandGateway.sendAndWait(command);
    }

    /** Something has happened elsewhere, and stands in the log. */
    void happened(String aggregate, Object fact) {
        events.publish(new GenericDomainEventMessage<>("Elsewhere", aggregate, 0, fact));
    }

    /** From now on every command fails so. */
    void failWith(RuntimeException reason) {
        failure = Optional.of(reason);
    }

    /** From now on no view sees what happens. */
    void seeNothing() {
        blind = true;
    }

    void recover() {
        failure = Optional.empty();
        blind = false;
        backlog = Backlog.NONE;
        logIsRecognised = true;
        commands.clear();
    }

    private void see(EventMessage<?> message) {
        if (blind) {
            return;
        }
        long version = ((DomainEventMessage<?>) message).getSequenceNumber();
        if (message.getPayload() instanceof OrderPlaced placed) {
            views.put(placed.orderId(), view(placed, OrderStatus.AWAITING_PAYMENT, version));
        } else if (message.getPayload() instanceof OrderCancelled cancelled) {
            views.computeIfPresent(
                    cancelled.orderId(),
                    (id, view) -> changed(
                            view,
                            OrderStatus.CANCELLED,
                            view.tenders().stream()
                                    .map(tender -> tender(tender.number(), tender, TenderState.RELEASED))
                                    .toList(),
                            version));
        } else if (message.getPayload() instanceof TenderReplaced replaced) {
            views.computeIfPresent(
                    replaced.orderId(),
                    (id, view) -> changed(
                            view,
                            view.status(),
                            Stream.concat(
                                            view.tenders().stream(),
                                            Stream.of(tender(
                                                    replaced.replacement(),
                                                    view.tenders().get(0),
                                                    TenderState.PENDING)))
                                    .toList(),
                            version));
        } else if (message.getPayload() instanceof AmendmentProposed proposed) {
            views.computeIfPresent(
                    proposed.orderId(),
                    (id, view) -> changed(
                            view,
                            view.status(),
                            Stream.concat(
                                            view.tenders().stream(),
                                            proposed.pays().stream()
                                                    .map(pays -> tender(
                                                            proposed.tender().orElseThrow(), pays)))
                                    .toList(),
                            view.holds(),
                            Stream.concat(view.amendments().stream(), Stream.of(amendment(proposed)))
                                    .toList(),
                            view.returns(),
                            view.claims(),
                            version));
        } else if (message.getPayload() instanceof ReturnAskedFor asked) {
            views.computeIfPresent(asked.orderId(), (id, view) -> withReturn(view, asked, version));
        } else if (message.getPayload() instanceof UnitsClaimed claimed) {
            views.computeIfPresent(claimed.orderId(), (id, view) -> withClaim(view, claimed, version));
        } else if (message.getPayload() instanceof OrderHeld held) {
            views.computeIfPresent(
                    held.orderId(),
                    (id, view) -> changed(
                            view,
                            view.status(),
                            view.tenders(),
                            List.of(new OrderView.HoldView(held.parcel(), held.reason(), held.note(), Instant.EPOCH)),
                            view.amendments(),
                            view.returns(),
                            view.claims(),
                            version));
        } else {
            views.replaceAll((id, view) -> id.value().equals(((DomainEventMessage<?>) message).getAggregateIdentifier())
                    ? changed(view, view.status(), view.tenders(), version)
                    : view);
        }
    }

    private static OrderView view(OrderPlaced placed, OrderStatus status, long version) {
        return new OrderView(
                placed.orderId(),
                status,
                Optional.empty(),
                placed.customerId(),
                placed.reference(),
                placed.total(),
                Instant.EPOCH,
                placed.payUntil(),
                placed.promisedDelivery(),
                placed.lines(),
                IntStream.rangeClosed(1, placed.tenders().size())
                        .mapToObj(number -> tender(number, placed.tenders().get(number - 1)))
                        .toList(),
                placed.lines().stream()
                        .map(OrderLine::shipFrom)
                        .distinct()
                        .map(shipFrom -> new OrderView.ParcelView(
                                shipFrom,
                                shipFrom,
                                "shipment-x-" + shipFrom.replace('-', '_'),
                                OrderView.ParcelState.AWAITING_PAYMENT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                PaymentAxis.AWAITED,
                FulfilmentAxis.NOT_STARTED,
                ReturnsAxis.NONE,
                new OrderMoney(
                        placed.total(),
                        nothing(placed),
                        nothing(placed),
                        nothing(placed),
                        nothing(placed),
                        nothing(placed)),
                OrderView.CancellationState.NOT_ASKED_FOR,
                OrderView.PurchaseView.OPEN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                version);
    }

    private static Money nothing(OrderPlaced placed) {
        return Money.zero(placed.total().currency());
    }

    private static TenderView tender(int number, Tender tender) {
        Money nothing = Money.zero(tender.amount().currency());
        return new TenderView(
                number,
                tender.method(),
                tender.amount(),
                TenderState.PENDING,
                nothing,
                nothing,
                nothing,
                Optional.empty(),
                Optional.empty());
    }

    private static TenderView tender(int number, TenderView like, TenderState state) {
        return new TenderView(
                number,
                like.method(),
                like.amount(),
                state,
                like.authorised(),
                like.captured(),
                like.refunded(),
                Optional.empty(),
                Optional.empty());
    }

    private static OrderView withReturn(OrderView view, ReturnAskedFor asked, long version) {
        OrderView.ReturnView fresh = new OrderView.ReturnView(
                asked.number(),
                "returnshipment-x-" + asked.number(),
                asked.contents().shipFrom(),
                asked.units().stream()
                        .map(units -> new ReturnedUnits(units.line(), units.quantity()))
                        .toList(),
                asked.reason(),
                ReturnState.ASKED_FOR,
                Instant.EPOCH,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ReturnWish.REFUND,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                asked.knownSince(),
                asked.exchangeFor().orElse(List.of()));
        return changed(
                view,
                view.status(),
                view.tenders(),
                view.holds(),
                view.amendments(),
                Stream.concat(view.returns().stream(), Stream.of(fresh)).toList(),
                view.claims(),
                version);
    }

    private static OrderView withClaim(OrderView view, UnitsClaimed claimed, long version) {
        OrderView.ClaimView fresh = new OrderView.ClaimView(
                claimed.number(),
                claimed.parcel(),
                claimed.items().stream()
                        .map(item -> new LineUnits(item.line(), item.quantity()))
                        .toList(),
                claimed.fault(),
                claimed.wants(),
                claimed.state(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
        return changed(
                view,
                view.status(),
                view.tenders(),
                view.holds(),
                view.amendments(),
                view.returns(),
                Stream.concat(view.claims().stream(), Stream.of(fresh)).toList(),
                version);
    }

    private static OrderView changed(OrderView view, OrderStatus status, List<TenderView> tenders, long version) {
        return changed(view, status, tenders, view.holds(), view.amendments(), view.returns(), view.claims(), version);
    }

    private static OrderView.AmendmentView amendment(AmendmentProposed proposed) {
        return new OrderView.AmendmentView(
                proposed.number(),
                AmendmentState.PROPOSED,
                proposed.lines(),
                Optional.empty(),
                proposed.fewer(),
                proposed.amount(),
                proposed.tender(),
                Instant.EPOCH,
                proposed.until(),
                Optional.empty());
    }

    private static OrderView changed(
            OrderView view,
            OrderStatus status,
            List<TenderView> tenders,
            List<OrderView.HoldView> holds,
            List<OrderView.AmendmentView> amendments,
            List<OrderView.ReturnView> returns,
            List<OrderView.ClaimView> claims,
            long version) {
        return new OrderView(
                view.orderId(),
                status,
                view.statusReason(),
                view.customerId(),
                view.reference(),
                view.total(),
                view.placedAt(),
                view.payUntil(),
                view.promisedDelivery(),
                view.lines(),
                tenders,
                view.parcels(),
                view.units(),
                amendments,
                returns,
                claims,
                view.payment(),
                view.fulfilment(),
                view.returned(),
                view.money(),
                view.cancellation(),
                view.purchase(),
                holds,
                view.goodwill(),
                status == OrderStatus.CANCELLED
                        ? List.of()
                        : holds.stream().map(OrdersInMemory::awaited).toList(),
                view.timeline(),
                version);
    }

    private static Awaited awaited(OrderView.HoldView hold) {
        return new Awaited(
                Awaited.Whom.SUPPORT,
                Awaited.What.RELEASE_FROM_HOLD,
                Optional.empty(),
                hold.parcel(),
                hold.since(),
                Optional.empty(),
                "");
    }

    private OrderView view(Message<?> query) {
        return views.get(((FindOrder) query.getPayload()).orderId());
    }

    private OrderPage page(Message<?> message) {
        FindOrders query = (FindOrders) message.getPayload();
        Comparator<String> ids = query.oldestFirst() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<OrderView> matching = views.values().stream()
                .filter(order -> query.statuses().isEmpty() || query.statuses().contains(order.status()))
                .filter(order -> query.customerId()
                        .filter(it -> !it.equals(order.customerId()))
                        .isEmpty())
                .filter(order -> query.prefix().stream()
                        .allMatch(prefix -> order.reference().stream()
                                .anyMatch(called ->
                                        called.toLowerCase(Locale.ROOT).startsWith(prefix))))
                .sorted(Comparator.comparing(order -> order.orderId().value(), ids))
                .toList();
        List<OrderView> found = matching.stream()
                .filter(order -> query.after()
                        .filter(place -> ids.compare(order.orderId().value(), place.orderId()) <= 0)
                        .isEmpty())
                .limit(query.size() + 1L)
                .toList();
        List<OrderView> shown = found.subList(0, Math.min(found.size(), query.size()));
        return new OrderPage(
                shown,
                found.size() > query.size()
                        ? Optional.of(new FindOrders.Place(
                                Instant.EPOCH,
                                shown.get(shown.size() - 1).orderId().value()))
                        : Optional.empty(),
                matching.size());
    }
}
