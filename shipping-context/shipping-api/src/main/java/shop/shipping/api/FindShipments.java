package shop.shipping.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import shop.kernel.OrderId;

/**
 * Asks for shipments by when they were to be prepared; answered by {@link ShipmentPage}.
 *
 * @param states any of which a shipment has; any at all where it is empty
 * @param orderId whose shipments, one per ship-from; of any order where it is empty
 * @param shipFrom whoever sends them; anybody where it is empty
 * @param preparedFrom the earliest moment
 * @param preparedBefore the moment before which
 * @param oldestFirst whether the first prepared comes first; otherwise the last
 * @param after the place behind which to go on, as {@link ShipmentPage#next} told it
 * @param size how many at most, 1 to 200
 */
public record FindShipments(
        Set<ShipmentState> states,
        Optional<OrderId> orderId,
        Optional<String> shipFrom,
        Optional<Instant> preparedFrom,
        Optional<Instant> preparedBefore,
        boolean oldestFirst,
        Optional<Place> after,
        int size) {

    public FindShipments {
        states = Set.copyOf(states);
    }

    /**
     * The place of a shipment among all, whatever becomes of it or of others.
     *
     * @param preparedAt in milliseconds
     * @param shipmentId decides between two of the same millisecond
     */
    public record Place(Instant preparedAt, String shipmentId) {}
}
