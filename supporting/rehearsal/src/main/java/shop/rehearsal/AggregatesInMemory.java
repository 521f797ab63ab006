package shop.rehearsal;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import shop.platform.messaging.Commands;
import shop.platform.messaging.FirstComponentIsTheTarget;
import shop.platform.messaging.Trial;

/** Aggregates of one kind without anything around them: each command loads one from its events, which stay in memory. */
public final class AggregatesInMemory {

    private final CommandBus bus;
    private final EventStore events;

    private AggregatesInMemory(CommandBus bus, EventStore events) {
        this.bus = bus;
        this.events = events;
    }

    /** @param resources what handlers have as parameters beside their message, such as a clock */
    public static AggregatesInMemory of(Class<?> aggregate, Object... resources) {
        return on(SimpleCommandBus.builder().build(), aggregate, event -> {}, resources);
    }

    /**
     * Lets the aggregates handle what is sent over this bus.
     *
     * @param listener hears every event when it was stored
     * @param resources what handlers have as parameters beside their message, such as a clock
     */
    public static <A> AggregatesInMemory on(
            CommandBus bus, Class<A> aggregate, Consumer<EventMessage<?>> listener, Object... resources) {
        ParameterResolverFactory parameters = Trial.asking(aggregate, List.of(resources));
        EmbeddedEventStore events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        events.subscribe(messages -> messages.forEach(listener));
        serve(bus, aggregate, events, parameters);
        return new AggregatesInMemory(bus, events);
    }

    /** Lets the aggregates of one kind handle what is sent over this bus, and record what they decide in this store. */
    public static <A> void serve(
            CommandBus bus, Class<A> aggregate, EventStore events, ParameterResolverFactory parameters) {
        AggregateAnnotationCommandHandler.<A>builder()
                .aggregateType(aggregate)
                .repository(EventSourcingRepository.builder(aggregate)
                        .eventStore(events)
                        .parameterResolverFactory(parameters)
                        .build())
                .commandTargetResolver(new FirstComponentIsTheTarget())
                .parameterResolverFactory(parameters)
                .build()
                .subscribe(bus);
    }

    public Commands commands() {
        return new Commands(DefaultCommandGateway.builder().commandBus(bus).build());
    }

    public EventStore events() {
        return events;
    }

    /** What happened to one of them, from the beginning. */
    public List<Object> story(String id) {
        return events.readEvents(id).asStream().<Object>map(Message::getPayload).toList();
    }
}
