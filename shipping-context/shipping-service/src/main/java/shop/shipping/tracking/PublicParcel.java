package shop.shipping.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.shipping.api.ShipmentState;
import shop.shipping.api.ShipmentView.Promise;
import shop.shipping.dispatching.Scan;

/**
 * What everybody may see of a parcel who was given its link: nothing of its order, of what is in it, or of people.
 *
 * @param promise whether the promised day was kept; nothing while that is open, and where it cannot be known
 * @param scans ordered by the carrier's clock
 * @param zones that the destination may lie in; none where that is not known
 */
public record PublicParcel(
        ShipmentState state,
        Optional<String> carrier,
        Optional<String> trackingCode,
        Optional<LocalDate> promisedDelivery,
        Optional<Promise> promise,
        Optional<Instant> deliveredAt,
        List<Scan> scans,
        List<String> zones) {

    public PublicParcel {
        scans = List.copyOf(scans);
        zones = List.copyOf(zones);
    }
}
