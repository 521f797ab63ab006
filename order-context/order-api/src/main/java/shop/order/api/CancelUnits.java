package shop.order.api;

import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Asks not to send units of a line (ORD-18). The same request again changes nothing.
 *
 * @param request names it among those for the order
 * @param line the line's number, from 1
 * @param quantity how many; all that are left of the line, where it is not said
 * @param reason one that somebody has; what cannot be sent the ship-from finds by itself
 */
public record CancelUnits(
        OrderId orderId, String request, int line, Optional<Integer> quantity, CancellationReason reason) {

    public CancelUnits {
        if (!reason.isAPersons()) {
            throw new IllegalArgumentException("nobody can ask to cancel because of " + reason);
        }
    }
}
