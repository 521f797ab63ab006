package shop.order.returns;

import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnWish;

/**
 * Recorded when somebody asks to give units back, and the order keeps them for that.
 *
 * @param contents who has sent them, and what they are
 * @param sender who gives them back
 * @param wants what they want for it where that is not their money (ORD-16)
 */
@Revision("1")
public record ReturnOpened(
        ReturnId returnId,
        OrderId orderId,
        int number,
        ParcelContents contents,
        PersonalData sender,
        ReturnReason reason,
        Optional<ReturnWish> wants)
        implements ReturnStep {

    /** Whether the same is to be sent once more. */
    boolean isExchange() {
        return wants.filter(ReturnWish.EXCHANGE::equals).isPresent();
    }

    @Override
    public Object told(long place) {
        return moved(ReturnState.ASKED_FOR);
    }
}
