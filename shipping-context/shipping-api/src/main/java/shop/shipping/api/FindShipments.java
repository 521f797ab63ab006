package shop.shipping.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import shop.kernel.OrderId;

/**
 * Asks for shipments in one of several orders; answered by {@link ShipmentPage}.
 *
 * @param states any of which a shipment has; any at all where it is empty
 * @param orderId whose shipments, one per ship-from; of any order where it is empty
 * @param shipFrom whoever sends them; anybody where it is empty
 * @param preparedFrom the earliest moment
 * @param preparedBefore the moment before which
 * @param promise what became of it; whatever became of it where it is empty
 * @param sortedBy which of them come first
 * @param after the place behind which to go on, as {@link ShipmentPage#next} told it
 * @param size how many at most, 1 to 200
 */
public record FindShipments(
        Set<ShipmentState> states,
        Optional<OrderId> orderId,
        Optional<String> shipFrom,
        Optional<Instant> preparedFrom,
        Optional<Instant> preparedBefore,
        Optional<ShipmentView.Promise> promise,
        SortedBy sortedBy,
        Optional<Place> after,
        int size) {

    public FindShipments {
        states = Set.copyOf(states);
    }

    /** Which shipments come first. */
    public enum SortedBy {
        /** Those that were asked for last. */
        LAST_PREPARED,
        /** Those that were asked for first. */
        FIRST_PREPARED,
        /** Those that are promised for the earliest day; at the end those that are promised for none. */
        FIRST_PROMISED,
        /** Those that are on hold longest; others are not among them. */
        LONGEST_HELD
    }

    /**
     * The place of a shipment among all, whatever becomes of others.
     *
     * @param at the moment by which they are sorted, in milliseconds
     * @param shipmentId decides between two of the same millisecond
     */
    public record Place(Instant at, String shipmentId) {}
}
