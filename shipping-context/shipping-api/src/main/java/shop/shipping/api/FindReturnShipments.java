package shop.shipping.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import shop.kernel.OrderId;

/**
 * Asks for what comes back, the last that was asked for first; answered by {@link ReturnShipmentPage}.
 *
 * @param states any of which it has; any at all where it is empty
 * @param orderId of which order; of any where it is empty
 * @param shipTo whom it comes back to; anybody where it is empty
 * @param after the place behind which to go on, as {@link ReturnShipmentPage#next} told it
 * @param size how many at most, 1 to 200
 */
public record FindReturnShipments(
        Set<ReturnShipmentState> states,
        Optional<OrderId> orderId,
        Optional<String> shipTo,
        Optional<Place> after,
        int size) {

    public FindReturnShipments {
        states = Set.copyOf(states);
    }

    /**
     * The place of one among all, whatever becomes of it or of others.
     *
     * @param preparedAt in milliseconds
     * @param returnShipmentId decides between two of the same millisecond
     */
    public record Place(Instant preparedAt, String returnShipmentId) {}
}
