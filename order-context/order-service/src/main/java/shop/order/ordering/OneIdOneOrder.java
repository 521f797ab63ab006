package shop.order.ordering;

import java.util.Map;
import shop.order.api.OrderPlaced;
import shop.order.api.PlaceOrder;
import shop.platform.rejection.BusinessRejection;

/** ORD-13: the same idempotency key places one order; the same key with another content is refused. */
final class OneIdOneOrder {

    private OneIdOneOrder() {}

    /** What the shop asked for is compared; what was computed from it then may be computed otherwise today. */
    static void check(OrderPlaced placed, PlaceOrder again) {
        boolean same = placed.customerId().equals(again.customerId())
                && placed.shipTo().equals(again.shipTo())
                && placed.lines().equals(again.lines())
                && placed.tenders().equals(again.tenders())
                && placed.promisedDelivery().equals(again.promisedDelivery())
                && placed.ifDeclined()
                        .filter(said -> said != again.ifDeclined())
                        .isEmpty()
                && placed.ifShort().filter(said -> said != again.ifShort()).isEmpty()
                && placed.reference().equals(again.reference());
        if (!same) {
            throw BusinessRejection.of(
                    "ORD-13",
                    "key-used-for-another-order",
                    "This idempotency key has placed " + placed.orderId()
                            + " with another content; send that content again, or use a new key.",
                    Map.of("orderId", placed.orderId().value()));
        }
    }
}
