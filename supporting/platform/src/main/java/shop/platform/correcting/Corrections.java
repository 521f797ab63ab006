package shop.platform.correcting;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/**
 * Reads a correction in place of the event that it corrects, before all upcasters. Each is kept in the log, in a history of
 * its own that is named after the event, so no store can lose it and every instance finds it. It is looked for when an
 * event could not be read, and so costs nothing while all can.
 */
public final class Corrections implements EventUpcaster {

    private static final String TYPE = "Correction";

    private final Supplier<EventStore> events;
    private final Map<String, EventCorrected> known = new ConcurrentHashMap<>();

    public Corrections(Supplier<EventStore> events) {
        this.events = events;
    }

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> read) {
        return known.isEmpty() ? read : read.map(this::corrected);
    }

    private IntermediateEventRepresentation corrected(IntermediateEventRepresentation event) {
        EventCorrected correction = known.get(event.getMessageIdentifier());
        if (correction == null) {
            return event;
        }
        IntermediateEventRepresentation read = correction.payload().isEmpty() ? event : withPayload(event, correction);
        return correction.metadata().isEmpty() ? read : new WithMetadata(read, MetaData.from(correction.metadata()));
    }

    private static IntermediateEventRepresentation withPayload(
            IntermediateEventRepresentation event, EventCorrected correction) {
        return event.upcastPayload(
                new SimpleSerializedType(
                        correction.type(), correction.revision().isEmpty() ? null : correction.revision()),
                byte[].class,
                unreadable -> correction.payload().getBytes(StandardCharsets.UTF_8));
    }

    /** Looks for a correction of an event that could not be read. True when there is one that was not known yet. */
    public boolean find(String eventId) {
        Optional<EventCorrected> last = history(eventId)
                .map(event -> (EventCorrected) event.getPayload())
                .reduce((before, after) -> after);
        return last.isPresent() && !last.get().equals(known.put(eventId, last.get()));
    }

    /** Appends a correction, with what else is known about it, and reads it from now on. */
    public void add(EventCorrected correction, Map<String, ?> metadata) {
        events.get()
                .publish(new GenericDomainEventMessage<>(
                        TYPE,
                        named(correction.eventId()),
                        history(correction.eventId()).count(),
                        correction,
                        metadata));
        known.put(correction.eventId(), correction);
    }

    @SuppressWarnings("unchecked") // as the framework declares it
    private Stream<DomainEventMessage<?>> history(String eventId) {
        return (Stream<DomainEventMessage<?>>)
                events.get().readEvents(named(eventId)).asStream();
    }

    private static String named(String eventId) {
        return "correction-" + eventId;
    }
}
