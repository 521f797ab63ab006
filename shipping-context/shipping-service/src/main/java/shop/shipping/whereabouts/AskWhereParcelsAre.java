package shop.shipping.whereabouts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.platform.messaging.Actors;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.platform.messaging.RunAs;
import shop.platform.outside.OutsideCalls;
import shop.platform.outside.RecordedFacts;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.FindShipments.Place;
import shop.shipping.api.ShipmentId;
import shop.shipping.carrier.ScanBook;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.RecordScan;
import shop.shipping.tracking.UnheardParcels;

/**
 * Asks the carrier what it has seen of a parcel, on threads of their own, and tells the shipment each scan. The shipment
 * records each once, whoever has asked, and however often.
 */
public final class AskWhereParcelsAre {

    private static final Logger log = LoggerFactory.getLogger(AskWhereParcelsAre.class);
    private static final int PAGE = 200;

    private final ScanBook book;
    private final OutsideCalls calls;
    private final EventStore events;
    private final Commands commands;
    private final UnheardParcels unheard;
    private final Clock clock;
    private final Duration patience;
    private Optional<Place> last = Optional.empty();

    /** @param patience of what nothing was heard for so long, the carrier is asked without having given notice */
    AskWhereParcelsAre(
            ScanBook book,
            OutsideCalls calls,
            EventStore events,
            Commands commands,
            UnheardParcels unheard,
            Clock clock,
            Duration patience) {
        this.book = book;
        this.calls = calls;
        this.events = events;
        this.commands = commands;
        this.unheard = unheard;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Has the carrier asked soon, and returns at once.
     *
     * @return whether it will be asked; not if it is being asked just now, or there is no room for more
     */
    public boolean ask(ShipmentId shipment) {
        return calls.make("whereabouts of " + shipment, () -> tell(shipment));
    }

    /** Asks for some that were not heard of for long, and the next time for those after them. Not to be used by two threads. */
    void round() {
        List<Place> these = unheard.since(clock.instant().minus(patience), last, PAGE);
        last = these.size() < PAGE ? Optional.empty() : Optional.of(these.get(these.size() - 1));
        for (Place place : these) {
            ask(new ShipmentId(place.shipmentId()));
        }
    }

    private void tell(ShipmentId shipment) {
        RecordedFacts.in(events.readEvents(shipment.value(), 0))
                .latest(LabelBought.class)
                .ifPresent(label -> book.scansOf(label).forEach(scan -> tell(label, scan)));
    }

    private void tell(LabelBought label, RecordScan scan) {
        try {
            RunAs.actor(
                    Actors.CARRIER,
                    () -> commands.send(new GenericCommandMessage<>(
                            scan, Map.of(Headers.ORDER_ID, label.orderId().value()))));
        } catch (RuntimeException failure) {
            // One scan with an absurd time keeps none of the others.
            if (BusinessRejection.in(failure).isEmpty()) {
                throw failure;
            }
            log.warn("{} is not recorded: {}", scan.notificationId(), failure.getMessage());
        }
    }
}
