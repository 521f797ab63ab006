package shop.order.returns;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ReturnState;

/**
 * Recorded when a return is not to come back, because whoever asked for it has taken that back (ORD-11).
 *
 * @param approved whether it was to be brought
 */
@Revision("1")
public record ReturnCalledOff(ReturnId returnId, OrderId orderId, int number, boolean approved) implements ReturnStep {
    @Override
    public Object told(long place) {
        return ended(ReturnState.CANCELLED);
    }
}
