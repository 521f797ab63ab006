package shop.payment.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import shop.kernel.OrderId;

/**
 * Asks for payments by when they were asked for; answered by {@link PaymentPage}.
 *
 * @param states any of which a payment has; any at all where it is empty
 * @param needs any of which it has; any or none where it is empty
 * @param orderId whose payments, one per tender; of any order where it is empty
 * @param requestedFrom the earliest moment
 * @param requestedBefore the moment before which
 * @param oldestFirst whether the first that was asked for comes first; otherwise the last
 * @param after the place behind which to go on, as {@link PaymentPage#next} told it
 * @param size how many at most, 1 to 200
 */
public record FindPayments(
        Set<PaymentView.State> states,
        Set<PaymentView.Need> needs,
        Optional<OrderId> orderId,
        Optional<Instant> requestedFrom,
        Optional<Instant> requestedBefore,
        boolean oldestFirst,
        Optional<Place> after,
        int size) {

    public FindPayments {
        states = Set.copyOf(states);
        needs = Set.copyOf(needs);
    }

    /**
     * The place of a payment among all, whatever becomes of it or of others.
     *
     * @param requestedAt in milliseconds
     * @param paymentId decides between two of the same millisecond
     */
    public record Place(Instant requestedAt, String paymentId) {}
}
