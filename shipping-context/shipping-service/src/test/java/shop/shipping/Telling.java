package shop.shipping;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import shop.rehearsal.FedProjection;
import shop.shipping.api.ShipmentId;

/** Lets a projection hear facts as a processor does, on the test's own thread. */
public final class Telling {

    public static final Instant START = Instant.parse("2026-01-05T09:00:00+09:00");

    private final FedProjection projection;

    public Telling(Object projection) {
        this.projection = FedProjection.of(projection);
    }

    /** Tells the facts of one shipment, a minute apart from nine o'clock, the first at position 0. */
    public void tell(ShipmentId shipment, List<?> facts) {
        for (int position = 0; position < facts.size(); position++) {
            tell(shipment, position, facts.get(position));
        }
    }

    public void tell(ShipmentId shipment, long position, Object fact) {
        DomainEventMessage<?> event = new GenericDomainEventMessage<>(
                "Shipment",
                shipment.value(),
                position,
                fact,
                MetaData.emptyInstance(),
                shipment + "-" + position,
                START.plusSeconds(60 * position));
        tell(event);
    }

    public void tell(DomainEventMessage<?> event) {
        projection.hears(List.of(event));
    }
}
