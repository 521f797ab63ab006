package shop.platform.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.springframework.core.NestedExceptionUtils;
import shop.platform.correcting.Corrections;

/** What an aggregate has recorded, for whoever decides upon it; where that cannot be read, which event is to blame. */
public final class Histories {

    private final EventStore events;
    private final Serializer serializer;
    private final Corrections corrections;

    Histories(EventStore events, Serializer serializer, Corrections corrections) {
        this.events = events;
        this.serializer = serializer;
        this.corrections = corrections;
    }

    /**
     * All events of an aggregate, each of which can be read; none where there is no such aggregate.
     *
     * @throws CommandExecutionException with an {@link UnreadableEvent}, as its commands are answered with
     */
    public List<? extends DomainEventMessage<?>> of(String aggregate) {
        return of(aggregate, Instant.MAX);
    }

    /**
     * The events of an aggregate up to a moment, each of which can be read; what came later is not looked at.
     *
     * @throws CommandExecutionException with an {@link UnreadableEvent}, as its commands are answered with
     */
    public List<? extends DomainEventMessage<?>> of(String aggregate, Instant until) {
        List<? extends DomainEventMessage<?>> history = events.readEvents(aggregate)
                .asStream()
                .takeWhile(event -> !event.getTimestamp().isAfter(until))
                .toList();
        for (DomainEventMessage<?> event : history) {
            try {
                event.getPayload();
            } catch (SerializationException unreadable) {
                if (isCorrected(event)) {
                    return of(aggregate, until);
                }
                UnreadableEvent culprit = named(event, unreadable);
                throw new CommandExecutionException(culprit.words(), unreadable, culprit);
            }
        }
        return history;
    }

    /** The first event of an aggregate that cannot be read. */
    Optional<DomainEventMessage<?>> unreadableIn(String aggregate) {
        return events.readEvents(aggregate)
                .asStream()
                .filter(event -> failureOf(event).isPresent())
                .<DomainEventMessage<?>>map(event -> event)
                .findFirst();
    }

    /** Whether it was corrected, and that was not known here yet. */
    boolean isCorrected(DomainEventMessage<?> event) {
        return corrections.find(event.getIdentifier());
    }

    UnreadableEvent named(DomainEventMessage<?> event) {
        return named(event, failureOf(event).orElseThrow());
    }

    private UnreadableEvent named(DomainEventMessage<?> event, SerializationException unreadable) {
        return new UnreadableEvent(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                serializer.typeForClass(event.getPayloadType()).getName(),
                String.valueOf(
                        NestedExceptionUtils.getMostSpecificCause(unreadable).getMessage()));
    }

    private static Optional<SerializationException> failureOf(DomainEventMessage<?> event) {
        try {
            event.getPayload();
            return Optional.empty();
        } catch (SerializationException unreadable) {
            return Optional.of(unreadable);
        }
    }
}
