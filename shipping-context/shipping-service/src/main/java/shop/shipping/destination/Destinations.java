package shop.shipping.destination;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;
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
    public Optional<Destination> of(ShipmentId shipment) {
        return log.readEvents(shipment.value(), 0)
                .asStream()
                .map(Message::getPayload)
                .reduce(Optional.<Destination>empty(), Destinations::after, (one, later) -> later);
    }

    private static Optional<Destination> after(Optional<Destination> before, Object fact) {
        if (fact instanceof LabelRequested label) {
            return Optional.of(new Destination(label.shipTo().recipient(), Optional.empty()));
        }
        return fact instanceof AddressCorrected right
                ? before.map(destination -> new Destination(
                        destination.given(), Optional.of(right.corrected().recipient())))
                : before;
    }
}
