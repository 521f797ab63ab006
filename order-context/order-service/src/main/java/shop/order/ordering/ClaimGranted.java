package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.ClaimState;
import shop.order.api.ClaimWish;

/**
 * Recorded when what a customer has claimed is made good (ORD-23); {@link UnitsMadeGood} says the rest.
 *
 * @param by what it is made good by
 */
@Revision("1")
public record ClaimGranted(OrderId orderId, int number, ClaimWish by) implements ClaimFact {

    @Override
    public ClaimState state() {
        return switch (by) {
            case REFUND -> ClaimState.REFUNDED;
            case REPLACEMENT -> ClaimState.REPLACED;
        };
    }
}
