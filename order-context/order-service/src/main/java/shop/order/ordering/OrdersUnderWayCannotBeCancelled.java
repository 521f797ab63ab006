package shop.order.ordering;

import java.util.Locale;
import java.util.Map;
import shop.kernel.OrderId;
import shop.order.api.OrderStatus;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-06, ORD-07: the customer can cancel as long as a parcel is still here, or under way and not asked for from the carrier
 * yet.
 */
final class OrdersUnderWayCannotBeCancelled {

    private static final String RULE = "ORD-06";

    private OrdersUnderWayCannotBeCancelled() {}

    static void check(OrderId order, OrderStatus status, Parcels parcels) {
        if (status == OrderStatus.CLOSED || status == OrderStatus.REJECTED) {
            throw BusinessRejection.of(
                    RULE,
                    "order-ended",
                    order + " is " + status.name().toLowerCase(Locale.ROOT) + "; nothing is left to cancel.",
                    Map.of("status", status.name()));
        }
        if (parcels.here().findAny().isEmpty()
                && parcels.thatCanBeWantedBack().findAny().isEmpty()) {
            parcels.firstUnderWay().ifPresent(OrdersUnderWayCannotBeCancelled::refuse);
        }
    }

    private static void refuse(Parcel parcel) {
        throw BusinessRejection.of(
                RULE,
                "parcel-handed-over",
                "The parcel from " + parcel.name() + whereItIs(parcel),
                Map.of("shipFrom", parcel.name()));
    }

    private static String whereItIs(Parcel parcel) {
        if (parcel.is(Parcel.State.ASTRAY)) {
            return " was handed over, and does not arrive as it is; support refunds or replaces it.";
        }
        if (parcel.isMadeGood()) {
            return " was handed over, and is "
                    + parcel.state().name().toLowerCase(Locale.ROOT)
                    + "; nothing of the order is here any more that could be held back.";
        }
        if (parcel.isNotBroughtBack() && !parcel.is(Parcel.State.DELIVERED)) {
            return " is with the carrier, who does not bring it back; return the goods once they have arrived.";
        }
        if (parcel.is(Parcel.State.DELIVERED)) {
            return " has arrived; return the goods.";
        }
        return " is with the carrier; return the goods once they have arrived.";
    }
}
