package shop.order.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.RecordedRequests;
import shop.order.returns.MugsReturned;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.CapturePayment;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.payment.api.SettleOutside;
import shop.payment.api.WaiveCapture;
import shop.platform.messaging.Commands;
import shop.platform.processing.FollowUps;
import shop.shipping.api.CancelReturnShipment;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.HoldShipment;
import shop.shipping.api.LiftShipmentHold;
import shop.shipping.api.PrepareReturnShipment;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.RedirectShipment;
import shop.shipping.api.ReduceShipment;

/** All whom policies ask: orders that decide as in production, and the other contexts, which only listen. */
final class Receivers {

    static final Instant PLACED_AT = Instant.parse("2026-01-05T09:00:00+09:00");

    private final List<Object> askedOfOthers = new ArrayList<>();
    private final List<Object> recordedByOrders = new ArrayList<>();
    private final List<Object> recordedByReturns = new ArrayList<>();
    private final Commands commands;
    private final RecordedRequests requests;

    Receivers() {
        CommandBus bus = SimpleCommandBus.builder().build();
        EventStore log = MugsAndTea.ordersOn(bus, event -> recordedByOrders.add(event.getPayload()))
                .events();
        requests = new RecordedRequests(MugsAndTea.dryRunOf(log));
        MugsReturned.returnsOn(bus, event -> recordedByReturns.add(event.getPayload()));
        Stream.of(
                        AuthorisePayment.class,
                        CapturePayment.class,
                        WaiveCapture.class,
                        ReleasePayment.class,
                        RefundPayment.class,
                        SettleOutside.class,
                        PrepareShipment.class,
                        CancelShipment.class,
                        PrepareReturnShipment.class,
                        CancelReturnShipment.class,
                        HoldShipment.class,
                        LiftShipmentHold.class,
                        RedirectShipment.class,
                        ReduceShipment.class)
                .forEach(command -> bus.subscribe(command.getName(), message -> {
                    askedOfOthers.add(message.getPayload());
                    return 0L;
                }));
        commands = new Commands(DefaultCommandGateway.builder().commandBus(bus).build());
    }

    Commands commands() {
        return commands;
    }

    RecordedRequests requests() {
        return requests;
    }

    FollowUps followUps() {
        return new FollowUps(commands);
    }

    /** What payment and shipping were asked, in that order. */
    List<Object> askedOfOthers() {
        return List.copyOf(askedOfOthers);
    }

    /** What orders have recorded, in that order. */
    List<Object> recordedByOrders() {
        return List.copyOf(recordedByOrders);
    }

    /** What returns have recorded, in that order. */
    List<Object> recordedByReturns() {
        return List.copyOf(recordedByReturns);
    }

    /**
     * Lets a policy hear of an event.
     *
     * @param position the event's place in the story of what it happened to
     */
    static void tell(Object policy, int position, Object event) {
        try {
            new AnnotationEventHandlerAdapter(policy)
                    .handle(new GenericDomainEventMessage<>(
                            "Order",
                            "order-1",
                            position,
                            event,
                            MetaData.emptyInstance(),
                            "event-" + position,
                            PLACED_AT));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
