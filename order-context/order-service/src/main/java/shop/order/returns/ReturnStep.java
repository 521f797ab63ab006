package shop.order.returns;

import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.ReturnState;
import shop.order.ordering.RecordReturnEnded;
import shop.order.ordering.RecordReturnMoved;

/** What happens to a return: known inside this service, to nobody outside. */
public sealed interface ReturnStep
        permits ReturnOpened,
                ReturnApproved,
                ReturnDeclined,
                ReturnCalledOff,
                ReturnReceived,
                ReturnLapsed,
                ReturnInspected {
    ReturnId returnId();

    OrderId orderId();

    /** Counts the order's returns, from 1. */
    int number();

    /**
     * What its order is told by this: how far it is, or what is decided about its money.
     *
     * @param place in the return's story
     */
    Object told(long place);

    /** That it is so far. */
    default RecordReturnMoved moved(ReturnState reached) {
        return new RecordReturnMoved(orderId(), number(), reached, Optional.empty());
    }

    /** That it does not take place. */
    default RecordReturnEnded ended(ReturnState reached) {
        return new RecordReturnEnded(orderId(), number(), reached);
    }
}
