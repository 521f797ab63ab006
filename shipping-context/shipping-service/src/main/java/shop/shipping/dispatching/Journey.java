package shop.shipping.dispatching;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.ShipmentState;

/**
 * What a parcel's scans say together. Scans come late, twice and out of order, so only what they say counts and not when
 * they came: they are ordered by the carrier's clock, and a repeated one counts once (SHP-05).
 *
 * <p>The last scan tells where the parcel is, with three exceptions. After an end (delivered, returned to sender) only
 * another end counts: depots often scan a parcel once more. Damage is not undone by moving on. And after three failed
 * attempts (SHP-07) a mere movement is taken as the way back.
 *
 * @param scans in the order of the carrier's clock, each once
 */
public record Journey(List<Scan> scans) {

    /** So many failed attempts end the carrier's trying. */
    private static final int ATTEMPTS = 3;

    private static final Comparator<Scan> BY_THE_CARRIERS_CLOCK =
            Comparator.comparing(Scan::at).thenComparing(Scan::status);

    public Journey {
        scans = scans.stream().distinct().sorted(BY_THE_CARRIERS_CLOCK).toList();
    }

    /** The journey of a parcel that no carrier has seen. */
    public static Journey notBegun() {
        return new Journey(List.of());
    }

    public static Journey of(Collection<Scan> scans) {
        return new Journey(List.copyOf(scans));
    }

    public Journey with(Scan scan) {
        return new Journey(Stream.concat(scans.stream(), Stream.of(scan)).toList());
    }

    /** Since when the carrier has had the parcel; empty while no scan says that it has. */
    public Optional<Instant> handedOverAt() {
        return scans.stream()
                .filter(scan -> scan.status().impliesHandOver())
                .map(Scan::at)
                .findFirst();
    }

    /** When the recipient first had it; empty while no scan says so. */
    public Optional<Instant> deliveredAt() {
        return scans.stream()
                .filter(scan -> scan.status() == ScanStatus.DELIVERED)
                .map(Scan::at)
                .findFirst();
    }

    /**
     * When the carrier spoke last, by its clock.
     *
     * @throws java.util.NoSuchElementException when it never did
     */
    public Instant lastSeenAt() {
        return scans.stream().map(Scan::at).max(Instant::compareTo).orElseThrow();
    }

    /** What keeps it from its recipient, by all that was said so far. */
    public Optional<DeliveryMishap> mishap() {
        return switch (state()) {
            case DAMAGED -> Optional.of(DeliveryMishap.DAMAGED);
            case EXPECTED_BACK -> Optional.of(DeliveryMishap.EXPECTED_BACK);
            case RETURNED_TO_SENDER -> Optional.of(DeliveryMishap.RETURNED_TO_SENDER);
            case PRESUMED_LOST -> Optional.of(DeliveryMishap.PRESUMED_LOST);
            default -> Optional.empty();
        };
    }

    /** Where a parcel stands that was handed over. */
    public ShipmentState state() {
        ShipmentState state = ShipmentState.DISPATCHED;
        int attempts = 0;
        for (Scan scan : scans) {
            if (scan.status() == ScanStatus.DELIVERY_ATTEMPTED) {
                attempts++;
            }
            state = after(state, scan.status(), attempts);
        }
        return state;
    }

    private static ShipmentState after(ShipmentState state, ScanStatus status, int attempts) {
        return switch (status) {
            case DELIVERED -> ShipmentState.DELIVERED;
            case RETURNED_TO_SENDER -> ShipmentState.RETURNED_TO_SENDER;
            case DAMAGED -> isEnd(state) ? state : ShipmentState.DAMAGED;
            case LOST -> isEnd(state) ? state : ShipmentState.PRESUMED_LOST;
            case DELIVERY_ATTEMPTED ->
                moved(state, attempts >= ATTEMPTS ? ShipmentState.EXPECTED_BACK : ShipmentState.DELIVERY_ATTEMPTED);
            case AVAILABLE_FOR_PICKUP -> moved(state, ShipmentState.AVAILABLE_FOR_PICKUP);
            case OUT_FOR_DELIVERY -> moved(state, ShipmentState.OUT_FOR_DELIVERY);
            case IN_TRANSIT, PICKED_UP -> movedOnTheRoad(state, status);
            case OTHER -> state;
        };
    }

    private static ShipmentState moved(ShipmentState from, ShipmentState to) {
        return isEnd(from) || from == ShipmentState.DAMAGED ? from : to;
    }

    private static ShipmentState movedOnTheRoad(ShipmentState from, ScanStatus status) {
        if (from == ShipmentState.EXPECTED_BACK) {
            return from;
        }
        return moved(from, status == ScanStatus.PICKED_UP ? ShipmentState.DISPATCHED : ShipmentState.IN_TRANSIT);
    }

    private static boolean isEnd(ShipmentState state) {
        return state == ShipmentState.DELIVERED || state == ShipmentState.RETURNED_TO_SENDER;
    }
}
