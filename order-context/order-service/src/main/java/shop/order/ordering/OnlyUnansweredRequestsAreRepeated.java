package shop.order.ordering;

import java.util.List;
import java.util.Map;
import shop.kernel.OrderId;
import shop.platform.rejection.BusinessRejection;

/** ORD-12: what is heard of is not asked for again. */
final class OnlyUnansweredRequestsAreRepeated {

    private OnlyUnansweredRequestsAreRepeated() {}

    static void check(OrderId order, List<OpenRequest> open) {
        if (open.isEmpty()) {
            throw BusinessRejection.of(
                    "ORD-12",
                    "nothing-unanswered",
                    order + " has asked nothing of payment or shipping that was not answered; see its waitsFor for what"
                            + " it waits for, and of whom.",
                    Map.of("orderId", order.value()));
        }
    }
}
