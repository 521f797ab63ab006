package shop.order.ordering;

import java.util.Map;
import shop.order.api.OrderPlaced;
import shop.platform.rejection.BusinessRejection;

/** ORD-13: the same idempotency key places one order; the same key with another content is refused. */
final class OneIdOneOrder {

    private OneIdOneOrder() {}

    static void check(OrderPlaced placed, OrderPlaced again) {
        if (!placed.equals(again)) {
            throw BusinessRejection.of(
                    "ORD-13",
                    "key-used-for-another-order",
                    "This idempotency key has placed " + placed.orderId()
                            + " with another content; send that content again, or use a new key.",
                    Map.of("orderId", placed.orderId().value()));
        }
    }
}
