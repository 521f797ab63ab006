package shop.shipping.asking;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import shop.shipping.dispatching.CarrierRequest;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.LabelRefused;
import shop.shipping.dispatching.LabelVoidRefused;
import shop.shipping.dispatching.LabelVoided;

/**
 * What a shipment waits to hear from the carrier, as its own events say. A list that is made of them may be behind, or
 * in the middle of being rebuilt; what was answered long ago must not be asked again from there. The event is also the
 * only place where a recipient's address stands, so that asking again needs no copy of it, and asks for exactly the
 * same.
 */
final class RecordedRequest {

    private RecordedRequest() {}

    /** The request that has no answer, if there is one. */
    static Optional<CarrierRequest> in(DomainEventStream events) {
        Optional<CarrierRequest> open = Optional.empty();
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            open = after(event.getPayload(), open);
        }
        return open;
    }

    /** A shipment asks for one thing at a time, so that any answer is the answer to what it asked last. */
    private static Optional<CarrierRequest> after(Object event, Optional<CarrierRequest> open) {
        if (event instanceof CarrierRequest request) {
            return Optional.of(request);
        }
        boolean answers = event instanceof LabelBought
                || event instanceof LabelRefused
                || event instanceof LabelVoided
                || event instanceof LabelVoidRefused;
        return answers ? Optional.empty() : open;
    }
}
