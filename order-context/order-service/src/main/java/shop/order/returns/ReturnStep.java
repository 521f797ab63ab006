package shop.order.returns;

import shop.kernel.OrderId;

/** What happens to a return: known inside this service, to nobody outside. */
public sealed interface ReturnStep
        permits ReturnOpened, ReturnApproved, ReturnDeclined, ReturnReceived, ReturnLapsed, ReturnInspected {
    ReturnId returnId();

    OrderId orderId();

    /** Counts the order's returns, from 1. */
    int number();
}
