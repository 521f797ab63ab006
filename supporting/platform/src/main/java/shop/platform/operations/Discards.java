package shop.platform.operations;

import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import shop.platform.messaging.Headers;
import shop.platform.parking.ParkedEvent;

/**
 * Records who gave an event up and why: before it is marked, so that nothing is given up in silence, and once, though the
 * store may refuse the mark and the same be asked for again. So it is the first event of a story of its own, and no log takes
 * a second first one.
 */
class Discards {

    private static final String TYPE = "ParkedEvent";

    private final EventStore events;
    private final String service;

    Discards(EventStore events, @Value("${spring.application.name}") String service) {
        this.events = events;
        this.service = service;
    }

    void record(ParkedEvent event, String by, String reason) {
        String story = "discarded-" + event.id();
        if (isRecorded(story)) {
            return;
        }
        var discarded = new ParkedEventDiscarded(
                service,
                event.processor(),
                event.eventId(),
                event.type(),
                event.aggregateId(),
                event.aggregateSequence(),
                event.position(),
                event.reason().words(),
                by,
                reason);
        Map<String, String> metadata = event.orderId()
                .map(order -> Map.of(Headers.SUBJECT, by, Headers.ORDER_ID, order))
                .orElseGet(() -> Map.of(Headers.SUBJECT, by));
        try {
            events.publish(new GenericDomainEventMessage<>(TYPE, story, 0, discarded, metadata));
        } catch (RuntimeException refused) {
            // Somebody else may have been faster, and that is as good.
            if (!isRecorded(story)) {
                throw refused;
            }
        }
    }

    private boolean isRecorded(String story) {
        return events.readEvents(story).hasNext();
    }
}
