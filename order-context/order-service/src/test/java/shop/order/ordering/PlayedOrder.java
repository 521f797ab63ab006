package shop.order.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import shop.platform.messaging.FirstComponentIsTheTarget;

/** One order that is played for real: each command loads it from its events, in memory. */
final class PlayedOrder {

    private final CommandBus commands = SimpleCommandBus.builder().build();
    private final List<Object> published = new ArrayList<>();

    PlayedOrder() {
        EmbeddedEventStore events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        events.subscribe(
                messages -> messages.stream().map(EventMessage::getPayload).forEach(published::add));
        EventSourcingRepository<Order> repository =
                EventSourcingRepository.builder(Order.class).eventStore(events).build();
        AggregateAnnotationCommandHandler.<Order>builder()
                .aggregateType(Order.class)
                .repository(repository)
                .commandTargetResolver(new FirstComponentIsTheTarget())
                .build()
                .subscribe(commands);
    }

    /**
     * Sends a command.
     *
     * @return the events that it led to
     * @throws RuntimeException the reason for which it was refused
     */
    List<Object> send(Object command) {
        published.clear();
        AtomicReference<CommandResultMessage<?>> result = new AtomicReference<>();
        commands.dispatch(GenericCommandMessage.asCommandMessage(command), (sent, outcome) -> result.set(outcome));
        if (result.get().isExceptional()) {
            throw result.get().exceptionResult() instanceof RuntimeException refusal
                    ? refusal
                    : new IllegalStateException(result.get().exceptionResult());
        }
        return List.copyOf(published);
    }
}
