package shop.order.api;

import shop.kernel.OrderId;

/**
 * Asks to give the order up (ORD-06). Asking again changes nothing.
 *
 * @param reason one that somebody has; an order finds by itself that nothing could be sent
 */
public record CancelOrder(OrderId orderId, CancellationReason reason) {

    public CancelOrder {
        if (!reason.isAPersons()) {
            throw new IllegalArgumentException("nobody can ask to cancel because of " + reason);
        }
    }
}
