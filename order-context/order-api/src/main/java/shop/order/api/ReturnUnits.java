package shop.order.api;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Asks to give back units that were delivered (ORD-11). With the same key again it changes nothing; with another content
 * under that key it is refused.
 *
 * @param units of lines that one ship-from has sent
 * @param key names this return to whoever asks for it; without one, each asking is another return
 * @param wants their money, or the same once more (ORD-16)
 */
public record ReturnUnits(
        OrderId orderId, List<ReturnedUnits> units, ReturnReason reason, Optional<String> key, ReturnWish wants) {

    public ReturnUnits {
        units = List.copyOf(units);
    }

    /** For their money. */
    public ReturnUnits(OrderId orderId, List<ReturnedUnits> units, ReturnReason reason, Optional<String> key) {
        this(orderId, units, reason, key, ReturnWish.REFUND);
    }
}
