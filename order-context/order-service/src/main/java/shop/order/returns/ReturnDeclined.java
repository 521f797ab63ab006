package shop.order.returns;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ReturnState;

/** Recorded when a return may not come back; its units are free again. */
@Revision("1")
public record ReturnDeclined(ReturnId returnId, OrderId orderId, int number, String reason) implements ReturnStep {
    @Override
    public Object told(long place) {
        return ended(ReturnState.DECLINED);
    }
}
