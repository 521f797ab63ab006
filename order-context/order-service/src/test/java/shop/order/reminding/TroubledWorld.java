package shop.order.reminding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.order.api.OrderView;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.RecordedRequests;
import shop.order.ordering.RepeatUnanswered;
import shop.order.ordering.ReturnTerms;
import shop.order.policies.AllPolicies;
import shop.order.returns.OpenReturn;
import shop.order.returns.ReturnApproved;
import shop.order.returns.ReturnOpened;
import shop.order.tracking.TrackedOrders;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.CapturePayment;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentReleased;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.platform.messaging.Commands;
import shop.platform.processing.FollowUps;
import shop.platform.time.TimeScale;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.HoldShipment;
import shop.shipping.api.LiftShipmentHold;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.PrepareReturnShipment;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.RedirectShipment;
import shop.shipping.api.ReduceShipment;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentHeldByPerson;
import shop.shipping.api.ShipmentHoldLifted;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentLabelled;
import shop.shipping.api.ShipmentRedirected;
import shop.shipping.api.ShipmentReduced;

/**
 * Orders with their policies, views and reminders, as they are in production, and payment and shipping as the order sees them,
 * on one thread and by one clock. Each answers what it is asked for the first time, and nothing the second. Messages can be
 * stopped on their way.
 */
final class TroubledWorld implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00+09:00");
    private static final Duration STEP = Duration.ofMinutes(5);

    private final TrackedOrders views = new TrackedOrders();
    private final AggregatesInMemory orders;
    private final Commands commands;
    private final List<AnnotationEventHandlerAdapter> policies;
    private final Runnable reminders;
    private final Deque<EventMessage<?>> told = new ArrayDeque<>();
    private final Map<Instant, Object> scheduled = new HashMap<>();
    private final Map<PaymentId, AuthorisePayment> payments = new HashMap<>();
    private final Map<PaymentId, Money> held = new HashMap<>();
    private final Map<ShipmentId, Shipment> shipments = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<OrderId> looked = new ArrayList<>();
    private final List<Object> asked = new ArrayList<>();
    private Predicate<Object> stopped = message -> false;
    private boolean onlyOnce;
    private Instant now = START;

    TroubledWorld() {
        this(MugsThatComeBack.RETURN_TERMS);
    }

    /** @param terms by which goods come back */
    TroubledWorld(ReturnTerms terms) {
        CommandBus bus = SimpleCommandBus.builder().build();
        orders = MugsAndTea.ordersOn(bus, told::add, terms);
        subscribePayment(bus);
        subscribeShipping(bus);
        subscribeWishes(bus);
        subscribeReturns(bus);
        bus.registerDispatchInterceptor(messages -> (index, message) -> {
            if (message.getPayload() instanceof RepeatUnanswered look) {
                looked.add(look.orderId());
            }
            return message;
        });
        commands = new Commands(DefaultCommandGateway.builder().commandBus(bus).build());
        GenericEventMessage.clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        policies = AllPolicies.of(
                        new FollowUps(commands),
                        new Schedule(),
                        new TimeScale(Duration.ofDays(1), Duration.ofSeconds(15), true),
                        new RecordedRequests(MugsAndTea.dryRunOf(orders.events())))
                .stream()
                .map(AnnotationEventHandlerAdapter::new)
                .toList();
        reminders = RemindOrders.round(views.unanswered(), commands, GenericEventMessage.clock, MugsAndTea.REMINDERS);
    }

    /** The first such message does not arrive: an event at the policies, or a command at payment or shipping. */
    void stopOnce(Predicate<Object> message) {
        onlyOnce = true;
        stopped = message;
    }

    /** No such message arrives from now on. */
    void stop(Predicate<Object> message) {
        onlyOnce = false;
        stopped = message;
    }

    private boolean isStopped(Object message) {
        if (!stopped.test(message)) {
            return false;
        }
        if (onlyOnce) {
            stopped = any -> false;
        }
        return true;
    }

    void send(Object command) {
        commands.send(command);
        settle();
    }

    /** Time passes, with a round of reminders every five minutes. */
    void pass(Duration time) {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            now = now.plus(STEP);
            List<Instant> due =
                    scheduled.keySet().stream().filter(at -> !at.isAfter(now)).toList();
            due.forEach(at -> told.add(GenericEventMessage.asEventMessage(scheduled.remove(at))));
            settle();
            reminders.run();
            settle();
        }
    }

    void dispatch(OrderId order, String parcel) {
        ShipmentId shipment = ShipmentId.of(order, parcel);
        tell(new ShipmentDispatched(shipment, order, shipment.shipFrom(), MugsAndTea.TUESDAY));
        settle();
    }

    void deliver(OrderId order, String parcel) {
        ShipmentId shipment = ShipmentId.of(order, parcel);
        tell(new ShipmentDelivered(shipment, order, shipment.shipFrom(), MugsAndTea.TUESDAY));
        settle();
    }

    List<Object> story(OrderId order) {
        return orders.story(order.value());
    }

    OrderView view(OrderId order) {
        return views.find(order).orElseThrow();
    }

    /** What payment and shipping were asked, as often as it arrived. */
    List<Object> asked() {
        return List.copyOf(asked);
    }

    /** How often the rounds have asked this order whether something of it is to be asked again. */
    long looked(OrderId order) {
        return looked.stream().filter(order::equals).count();
    }

    /** Until all has been heard that was said. */
    private void settle() {
        while (!told.isEmpty()) {
            EventMessage<?> event = told.remove();
            if (event instanceof DomainEventMessage<?> domain
                    && domain.getType().equals("Order")) {
                views.batch(List.of(event));
            }
            if (!isStopped(event.getPayload())) {
                policies.forEach(policy -> hear(policy, event));
            }
        }
    }

    /** A policy that fails is tried no more: its event is parked. */
    private static void hear(AnnotationEventHandlerAdapter policy, EventMessage<?> event) {
        try {
            policy.handle(event);
        } catch (Exception parked) {
            if (!(parked instanceof IllegalStateException)) {
                throw new IllegalStateException(parked);
            }
        }
    }

    private void tell(Object fact) {
        told.add(new GenericDomainEventMessage<>("Elsewhere", "elsewhere", 0, fact));
    }

    private void subscribePayment(CommandBus bus) {
        on(bus, AuthorisePayment.class, command -> {
            if (payments.putIfAbsent(command.paymentId(), command) == null) {
                boolean card = command.method() == PaymentMethod.CARD;
                held.put(command.paymentId(), card ? command.amount() : nothing(command.amount()));
                tell(
                        card
                                ? new PaymentAuthorised(
                                        command.paymentId(),
                                        command.orderId(),
                                        command.tender(),
                                        command.amount(),
                                        true,
                                        MugsAndTea.THURSDAY)
                                : new PaymentPaid(
                                        command.paymentId(), command.orderId(), command.tender(), command.amount()));
            }
        });
        on(
                bus,
                CapturePayment.class,
                command -> once(command, command.paymentId(), payment -> {
                    held.merge(command.paymentId(), command.amount(), Money::minus);
                    tell(new PaymentCaptured(
                            command.paymentId(),
                            payment.orderId(),
                            payment.tender(),
                            command.captureId(),
                            command.amount()));
                }));
        on(
                bus,
                ReleasePayment.class,
                command -> once(command.paymentId() + " released", command.paymentId(), payment -> {
                    tell(new PaymentReleased(
                            command.paymentId(), payment.orderId(), payment.tender(), heldBy(command.paymentId())));
                }));
        on(
                bus,
                RefundPayment.class,
                command -> once(command, command.paymentId(), payment -> {
                    tell(new PaymentRefunded(
                            command.paymentId(),
                            payment.orderId(),
                            payment.tender(),
                            command.refundId(),
                            command.amount()));
                }));
    }

    private void subscribeShipping(CommandBus bus) {
        on(bus, PrepareShipment.class, command -> {
            if (shipments.putIfAbsent(command.shipmentId(), new Shipment(command)) == null) {
                tell(new ShipmentLabelled(
                        command.shipmentId(), command.orderId(), command.shipFrom(), "simulated", "CODE"));
            }
        });
        on(bus, CancelShipment.class, command -> {
            ShipmentId id = command.shipmentId();
            Shipment shipment = shipment(id);
            if (done.add(command.toString())) {
                tell(new ShipmentCancelled(id, shipment.order, id.shipFrom(), command.reason()));
            }
        });
    }

    private void subscribeWishes(CommandBus bus) {
        on(bus, RedirectShipment.class, command -> {
            Shipment shipment = shipment(command.shipmentId());
            shipment.shipTo = command.shipTo();
            if (done.add(command.toString())) {
                tell(new ShipmentRedirected(command.shipmentId(), shipment.order, command.asked()));
            }
        });
        on(bus, HoldShipment.class, command -> {
            Shipment shipment = shipment(command.shipmentId());
            shipment.kept = true;
            if (done.add(command.toString())) {
                tell(new ShipmentHeldByPerson(command.shipmentId(), shipment.order, command.asked()));
            }
        });
        on(bus, LiftShipmentHold.class, command -> {
            Shipment shipment = shipment(command.shipmentId());
            shipment.kept = false;
            if (done.add(command.toString())) {
                tell(new ShipmentHoldLifted(command.shipmentId(), shipment.order, command.asked()));
            }
        });
        on(bus, ReduceShipment.class, command -> {
            Shipment shipment = shipment(command.shipmentId());
            if (done.add(command.reduction())) {
                ParcelItem mugs = shipment.items.get(0);
                int kept = command.remaining().stream()
                        .mapToInt(ParcelItem::quantity)
                        .sum();
                List<ParcelItem> out =
                        List.of(new ParcelItem(mugs.line(), mugs.sku(), mugs.description(), mugs.quantity() - kept));
                shipment.items = command.remaining();
                tell(new ShipmentReduced(
                        command.shipmentId(),
                        shipment.order,
                        command.shipmentId().shipFrom(),
                        command.reduction(),
                        out));
            }
        });
    }

    private void subscribeReturns(CommandBus bus) {
        on(bus, OpenReturn.class, command -> {
            if (done.add(command.toString())) {
                tell(new ReturnOpened(
                        command.returnId(),
                        command.orderId(),
                        command.number(),
                        command.contents(),
                        command.sender(),
                        command.reason(),
                        command.wants()));
                tell(new ReturnApproved(
                        command.returnId(), command.orderId(), command.number(), command.contents(), command.sender()));
            }
        });
        on(bus, PrepareReturnShipment.class, command -> {
            if (done.add(command.toString())) {
                tell(new ReturnShipmentLabelled(command.returnShipmentId(), command.orderId(), "simulated", "BACK"));
            }
        });
    }

    /** What shipping knows of a parcel. */
    static final class Shipment {

        private final OrderId order;
        PersonalData shipTo;
        List<ParcelItem> items;
        boolean kept;

        private Shipment(PrepareShipment command) {
            order = command.orderId();
            shipTo = command.shipTo();
            items = command.items();
        }
    }

    Shipment shipment(ShipmentId id) {
        return Optional.ofNullable(shipments.get(id))
                .orElseThrow(() -> new IllegalStateException("there is no shipment " + id));
    }

    private Money heldBy(PaymentId payment) {
        return Optional.ofNullable(held.get(payment)).orElseThrow();
    }

    private void once(Object what, PaymentId id, Consumer<AuthorisePayment> deed) {
        AuthorisePayment payment = Optional.ofNullable(payments.get(id))
                .orElseThrow(() -> new IllegalStateException("there is no payment " + id));
        if (done.add(what.toString())) {
            deed.accept(payment);
        }
    }

    private <C> void on(CommandBus bus, Class<C> type, Consumer<C> handler) {
        bus.subscribe(type.getName(), message -> {
            if (!isStopped(message.getPayload())) {
                asked.add(message.getPayload());
                handler.accept(type.cast(message.getPayload()));
            }
            return 0L;
        });
    }

    private static Money nothing(Money like) {
        return Money.zero(like.currency());
    }

    @Override
    public void close() {
        GenericEventMessage.clock = Clock.systemUTC();
        views.close();
    }

    private final class Schedule implements EventScheduler {

        @Override
        public ScheduleToken schedule(Instant at, Object event) {
            scheduled.put(at, event instanceof EventMessage<?> message ? message.getPayload() : event);
            return new Token();
        }

        @Override
        public ScheduleToken schedule(Duration in, Object event) {
            throw new UnsupportedOperationException("a window counts from the order, not from now");
        }

        @Override
        public void cancelSchedule(ScheduleToken token) {
            throw new UnsupportedOperationException("the order knows whether a window still matters");
        }

        private record Token() implements ScheduleToken {}
    }
}
