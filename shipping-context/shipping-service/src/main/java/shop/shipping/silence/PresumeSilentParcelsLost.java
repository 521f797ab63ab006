package shop.shipping.silence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.platform.messaging.Commands;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.PresumeLost;
import shop.shipping.tracking.UnheardParcels;

/**
 * Looks for parcels of which nothing was heard for long, and has each presumed lost (SHP-07). The views may be behind, and
 * two instances may look at once: the shipment knows better, and presumes it once.
 */
final class PresumeSilentParcelsLost {

    private static final Logger log = LoggerFactory.getLogger(PresumeSilentParcelsLost.class);

    /** What is more waits for the next round; commands of one round are under way together. */
    private static final int AT_MOST = 200;

    private final UnheardParcels parcels;
    private final Commands commands;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long, by the world's clock, nothing may be heard */
    PresumeSilentParcelsLost(UnheardParcels parcels, Commands commands, Clock clock, Duration patience) {
        this.parcels = parcels;
        this.commands = commands;
        this.clock = clock;
        this.patience = patience;
    }

    /** One round over all parcels that are out there. */
    void round() {
        Instant since = clock.instant().minus(patience);
        List<Asked> asked = parcels.since(since, AT_MOST).stream()
                .map(parcel -> new Asked(parcel, commands.begin(new PresumeLost(parcel, since))))
                .toList();
        asked.forEach(Asked::await);
    }

    private record Asked(ShipmentId parcel, Commands.Pending outcome) {

        /** One parcel that cannot be asked holds up no other. */
        void await() {
            try {
                outcome.await();
            } catch (RuntimeException failure) {
                log.warn("{} cannot be presumed lost just now: {}", parcel, failure.toString());
            }
        }
    }
}
