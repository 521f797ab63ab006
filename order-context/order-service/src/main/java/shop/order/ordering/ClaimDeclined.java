package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ClaimState;

/**
 * Recorded when what a customer has claimed is not made good without its coming back (ORD-23). Its units are free again.
 *
 * @param reason for the customer to read
 */
@Revision("1")
public record ClaimDeclined(OrderId orderId, int number, String reason) implements ClaimFact {

    @Override
    public ClaimState state() {
        return ClaimState.DECLINED;
    }
}
