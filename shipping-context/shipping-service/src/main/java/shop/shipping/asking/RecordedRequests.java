package shop.shipping.asking;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import shop.shipping.api.ShipmentId;

/**
 * Finds a request as it was recorded. The event is the only place where a recipient's address stands, so that asking again
 * needs no copy of it, and asks for exactly the same.
 */
@Component
class RecordedRequests {

    private final EventStore events;

    RecordedRequests(EventStore events) {
        this.events = events;
    }

    /** @param position of the event among the shipment's own */
    Object at(ShipmentId shipment, long position) {
        return events.readEvents(shipment.value(), position).next().getPayload();
    }
}
