package shop.order.returns;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ReturnState;

/**
 * Recorded when a return is not awaited any more.
 *
 * @param sent whether the carrier has had it: then a person decides
 */
@Revision("1")
public record ReturnLapsed(ReturnId returnId, OrderId orderId, int number, boolean sent) implements ReturnStep {
    @Override
    public Object told(long place) {
        return sent ? moved(ReturnState.NOT_ARRIVED) : ended(ReturnState.ABANDONED);
    }
}
