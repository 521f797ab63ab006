package shop.order.ordering;

import java.util.Locale;
import java.util.Map;
import shop.kernel.OrderId;
import shop.order.api.OrderStatus;
import shop.platform.rejection.BusinessRejection;

/** ORD-08: the shipping address can change until labels are bought; for what is held, always. */
final class AddressesChangeUntilTheLabel {

    private static final String RULE = "ORD-08";

    private AddressesChangeUntilTheLabel() {}

    static void check(OrderId order, OrderStatus status) {
        if (status.isEnd()) {
            throw BusinessRejection.of(
                    RULE,
                    "order-ended",
                    order + " is " + status.name().toLowerCase(Locale.ROOT)
                            + "; nothing more of it is sent. Place a new order with this address.",
                    Map.of("status", status.name()));
        }
    }

    static BusinessRejection tooLate(OrderId order) {
        return BusinessRejection.of(
                RULE,
                "labels-bought",
                "Every parcel of " + order
                        + " has its label, or is on its way: its address cannot change by itself any more. What is not"
                        + " handed over yet, support can hold; then send the address again.",
                Map.of("orderId", order.value()));
    }
}
