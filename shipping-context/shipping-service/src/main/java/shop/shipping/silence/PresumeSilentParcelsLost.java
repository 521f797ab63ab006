package shop.shipping.silence;

import java.time.Clock;
import java.time.Duration;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Sweep;
import shop.shipping.api.FindShipments.Place;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.PresumeLost;
import shop.shipping.tracking.UnheardParcels;

/**
 * Looks for parcels of which nothing was heard for long, and has each presumed lost (SHP-07). The views may be behind, and
 * two instances may look at once: the shipment knows better, and presumes it once.
 */
final class PresumeSilentParcelsLost {

    private final Sweep<Place> sweep;

    /** @param patience how long, by the world's clock, nothing may be heard */
    PresumeSilentParcelsLost(UnheardParcels parcels, Commands commands, Clock clock, Duration patience) {
        sweep = new Sweep<>(
                commands,
                (after, atMost) -> parcels.since(clock.instant().minus(patience), after, atMost),
                place -> new PresumeLost(
                        new ShipmentId(place.shipmentId()), clock.instant().minus(patience)));
    }

    /** One round over all parcels that are out there. */
    void round() {
        sweep.round();
    }
}
