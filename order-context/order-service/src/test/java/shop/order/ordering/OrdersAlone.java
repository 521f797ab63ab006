package shop.order.ordering;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import shop.platform.messaging.FirstComponentIsTheTarget;

/** Orders without anything around them: each command loads its order from its events, which are kept in memory. */
public final class OrdersAlone {

    private static final ParameterResolverFactory PARAMETERS = MultiParameterResolverFactory.ordered(
            ClasspathParameterResolverFactory.forClass(Order.class),
            new SimpleResourceParameterResolverFactory(List.of(MugsAndTea.PAYMENT_WINDOW)));

    private final EmbeddedEventStore events;

    /**
     * Lets orders handle what is sent over this bus.
     *
     * @param listener hears every event when it was stored
     */
    public OrdersAlone(CommandBus commands, Consumer<EventMessage<?>> listener) {
        events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        events.subscribe(messages -> messages.forEach(listener));
        EventSourcingRepository<Order> repository = EventSourcingRepository.builder(Order.class)
                .eventStore(events)
                .parameterResolverFactory(PARAMETERS)
                .build();
        AggregateAnnotationCommandHandler.<Order>builder()
                .aggregateType(Order.class)
                .repository(repository)
                .commandTargetResolver(new FirstComponentIsTheTarget())
                .parameterResolverFactory(PARAMETERS)
                .build()
                .subscribe(commands);
    }

    public EventStore events() {
        return events;
    }
}
