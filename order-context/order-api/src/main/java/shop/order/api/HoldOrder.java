package shop.order.api;

import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Keeps an order, or one parcel of it, from being sent until a person releases it (ORD-21). The same again changes nothing;
 * another reason takes the place of the one before.
 *
 * @param parcel the name of the parcel; all that is still here, where it is empty
 * @param reason one that somebody has
 * @param note for the shop's own people; it names nobody
 */
public record HoldOrder(OrderId orderId, Optional<String> parcel, OrderHoldReason reason, Optional<String> note) {

    public HoldOrder {
        if (reason == OrderHoldReason.BEING_CHECKED) {
            throw new IllegalArgumentException("nobody can hold an order because of " + reason);
        }
    }
}
