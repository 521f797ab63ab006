package shop.shipping.destination;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;
import shop.kernel.Recipient;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.AddressCorrected;
import shop.shipping.dispatching.LabelRequested;

/** Where a parcel goes: to the address of the label that was asked for last, as the carrier has put it right. */
@Component
public class Destinations {

    private final EventStore log;

    public Destinations(EventStore log) {
        this.log = log;
    }

    /** Nothing, if there is no such shipment. */
    public Optional<Recipient> of(ShipmentId shipment) {
        return log.readEvents(shipment.value(), 0)
                .asStream()
                .map(Message::getPayload)
                .flatMap(fact -> addressIn(fact).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<Recipient> addressIn(Object fact) {
        if (fact instanceof LabelRequested label) {
            return Optional.of(label.shipTo().recipient());
        }
        return fact instanceof AddressCorrected right
                ? Optional.of(right.corrected().recipient())
                : Optional.empty();
    }
}
