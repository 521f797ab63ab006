package shop.order.reminding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
import shop.order.api.OrderView;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.RecordedRequests;
import shop.order.policies.AllPolicies;
import shop.order.tracking.TrackedOrders;
import shop.order.tracking.UnansweredOrders.Unanswered;
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
import shop.platform.messaging.Sweep;
import shop.platform.processing.FollowUps;
import shop.platform.time.TimeScale;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentLabelled;

/**
 * Orders with their policies, views and reminders, as they are in production, and payment and shipping as the order sees them,
 * on one thread and by one clock. Each answers what it is asked for the first time, and nothing the second. Messages can be
 * stopped on their way.
 */
final class TroubledWorld implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);

    private final TrackedOrders views = new TrackedOrders();
    private final AggregatesInMemory orders;
    private final Commands commands;
    private final List<Object> policies;
    private final Sweep<Unanswered> reminders;
    private final Deque<EventMessage<?>> told = new ArrayDeque<>();
    private final Map<Instant, Object> scheduled = new HashMap<>();
    private final Map<PaymentId, AuthorisePayment> payments = new HashMap<>();
    private final Map<PaymentId, Money> held = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<Object> asked = new ArrayList<>();
    private Predicate<Object> stopped = message -> false;
    private boolean onlyOnce;
    private Instant now = START;

    TroubledWorld() {
        CommandBus bus = SimpleCommandBus.builder().build();
        orders = MugsAndTea.ordersOn(bus, told::add);
        subscribe(bus);
        commands = new Commands(DefaultCommandGateway.builder().commandBus(bus).build());
        GenericEventMessage.clock = new WorldClock();
        policies = AllPolicies.of(
                new FollowUps(commands),
                new Schedule(),
                new TimeScale(Duration.ofDays(1), Duration.ofSeconds(15), true),
                new RecordedRequests(MugsAndTea.dryRunOf(orders.events())));
        reminders = RemindOrders.sweep(views.unanswered(), commands, GenericEventMessage.clock, MugsAndTea.REMINDERS);
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
            reminders.round();
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
    private static void hear(Object policy, EventMessage<?> event) {
        try {
            new AnnotationEventHandlerAdapter(policy).handle(event);
        } catch (Exception parked) {
            if (!(parked instanceof IllegalStateException)) {
                throw new IllegalStateException(parked);
            }
        }
    }

    private void tell(Object fact) {
        told.add(new GenericDomainEventMessage<>("Elsewhere", "elsewhere", 0, fact));
    }

    private void subscribe(CommandBus bus) {
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
        on(bus, PrepareShipment.class, command -> {
            if (done.add(command.toString())) {
                tell(new ShipmentLabelled(
                        command.shipmentId(), command.orderId(), command.shipFrom(), "simulated", "CODE"));
            }
        });
        on(bus, CancelShipment.class, command -> {
            if (done.add(command.toString())) {
                ShipmentId shipment = command.shipmentId();
                tell(new ShipmentCancelled(shipment, MugsAndTea.ORDER, shipment.shipFrom(), command.reason()));
            }
        });
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

    private final class WorldClock extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("this clock is in UTC");
        }
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
