package shop.shipping.dispatching;

import java.time.Instant;
import java.util.Optional;
import shop.shipping.api.DeliveryMishap;

/**
 * SHP-07: a parcel that the carrier has, and of which nobody has heard for so long, is presumed lost; one that is expected
 * back, too. A parcel that is damaged, back or lost already is as well known as it gets.
 *
 * <p>Silence runs on our own clock, from the receipt of the last scan or of the hand-over: what carriers write into their
 * scans can be of any day.
 */
final class SilentParcelsArePresumedLost {

    private SilentParcelsArePresumedLost() {}

    static boolean holdsFor(
            Standing standing, Optional<DeliveryMishap> mishap, Instant lastHeard, Instant unheardSince) {
        return standing == Standing.DISPATCHED
                && mishap.filter(it -> it != DeliveryMishap.EXPECTED_BACK).isEmpty()
                && !lastHeard.isAfter(unheardSince);
    }
}
