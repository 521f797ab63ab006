package shop.payment.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for disputes by when they were opened; answered by {@link DisputePage}.
 *
 * @param states any of which a dispute has; any at all where it is empty
 * @param paymentId about which payment; about any where it is empty
 * @param oldestFirst whether the first that was opened comes first; otherwise the last
 * @param after the place behind which to go on, as {@link DisputePage#next} told it
 * @param size how many at most, 1 to 200
 */
public record FindDisputes(
        Set<DisputeView.State> states,
        Optional<PaymentId> paymentId,
        boolean oldestFirst,
        Optional<Place> after,
        int size) {

    public FindDisputes {
        states = Set.copyOf(states);
    }

    /**
     * The place of a dispute among all, whatever becomes of it or of others.
     *
     * @param openedAt in milliseconds
     * @param disputeId decides between two of the same millisecond
     */
    public record Place(Instant openedAt, String disputeId) {}
}
