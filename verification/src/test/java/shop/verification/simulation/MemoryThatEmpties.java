package shop.verification.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** Axon's log in memory, a new one for each story. */
final class MemoryThatEmpties implements EventStorageEngine {

    private EventStorageEngine log = new InMemoryEventStorageEngine();

    void empty() {
        log = new InMemoryEventStorageEngine();
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        log.appendEvents(events);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        log.storeSnapshot(snapshot);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken token, boolean mayBlock) {
        return log.readEvents(token, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String aggregate, long from) {
        return log.readEvents(aggregate, from);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
        return log.readSnapshot(aggregate);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregate) {
        return log.lastSequenceNumberFor(aggregate);
    }
}
