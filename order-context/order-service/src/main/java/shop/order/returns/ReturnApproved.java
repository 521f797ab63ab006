package shop.order.returns;

import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnState;

/**
 * Recorded when a return may come back.
 *
 * @param contents who is to get it, and what it is
 * @param sender who sends it
 */
@Revision("1")
public record ReturnApproved(
        ReturnId returnId, OrderId orderId, int number, ParcelContents contents, PersonalData sender)
        implements ReturnStep {
    @Override
    public Object told(long place) {
        return moved(ReturnState.APPROVED);
    }
}
