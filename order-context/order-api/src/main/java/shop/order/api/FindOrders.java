package shop.order.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for orders by when they were placed; answered by {@link OrderPage}.
 *
 * @param statuses any of which an order has; any at all where it is empty
 * @param waitsFor any of whom an order waits for; whomever where it is empty
 * @param awaiting any of what it waits for, of those; whatever where it is empty
 * @param prefix how its id, the reference that it came with, or a sku of it begins, whatever the case of its letters
 * @param purchaseConfirmed whether their purchase is confirmed (ORD-25); whichever where it is empty
 * @param placedFrom the earliest moment
 * @param placedBefore the moment before which
 * @param oldestFirst whether the first placed comes first; otherwise the last
 * @param after the place behind which to go on, as {@link OrderPage#next} told it
 * @param size how many at most, 1 to 200
 */
public record FindOrders(
        Set<OrderStatus> statuses,
        Set<Awaited.Whom> waitsFor,
        Set<Awaited.What> awaiting,
        Optional<String> customerId,
        Optional<String> prefix,
        Optional<Boolean> purchaseConfirmed,
        Optional<Instant> placedFrom,
        Optional<Instant> placedBefore,
        boolean oldestFirst,
        Optional<Place> after,
        int size) {

    public FindOrders {
        statuses = Set.copyOf(statuses);
        waitsFor = Set.copyOf(waitsFor);
        awaiting = awaiting == null ? Set.of() : Set.copyOf(awaiting);
        prefix = prefix == null ? Optional.empty() : prefix;
    }

    /**
     * The place of an order among all that were placed, whatever becomes of it or of others.
     *
     * @param placedAt in milliseconds
     * @param orderId decides between two of the same millisecond
     */
    public record Place(Instant placedAt, String orderId) {}
}
