package shop.order.ordering;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.HoldOrder;
import shop.order.api.OrderHoldReason;
import shop.order.api.OrderStatus;
import shop.order.api.ReleaseOrder;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-21: a person can hold an order, or a parcel of it, as long as it has not left; who gives none of the reasons says what it
 * is. A hold is lifted as it was laid, and not that which is the carrier's.
 */
final class OnlyWhatIsHereIsHeld {

    private static final String RULE = "ORD-21";

    private OnlyWhatIsHereIsHeld() {}

    static void check(HoldOrder command, OrderStatus status, Parcels parcels) {
        OrderId order = command.orderId();
        if (command.reason() == OrderHoldReason.OTHER && command.note().isEmpty()) {
            throw BusinessRejection.ofField(
                    RULE, "note-missing", "note", "must say what it is, where the reason is OTHER");
        }
        if (status.isEnd()) {
            throw refused(
                    "order-ended",
                    order + " is " + words(status) + "; nothing more of it is sent, so there is nothing to hold.",
                    Map.of("status", status.name()));
        }
        Optional<Parcel> parcel = command.parcel().map(parcels::from);
        if (parcel.isPresent() && status == OrderStatus.AWAITING_PAYMENT) {
            throw refused(
                    "order-not-confirmed",
                    "No parcel of " + order + " is prepared before it is confirmed; hold the order as a whole.",
                    Map.of("status", status.name()));
        }
        parcel.filter(it -> !it.isStillToBeSent()).ifPresent(it -> {
            throw refused(
                    "parcel-not-here",
                    "The parcel " + it.name() + " is " + words(it.state())
                            + "; only what has not left, and is to be sent, can be held.",
                    Map.of("parcel", it.name()));
        });
        if (status == OrderStatus.CONFIRMED && parcels.stillToBeSent().isEmpty()) {
            throw refused(
                    "nothing-here",
                    "No parcel of " + order + " is here any more that is to be sent; see where each is.",
                    Map.of("status", status.name()));
        }
    }

    /** Of what is not held so. */
    static void checkRelease(ReleaseOrder command, Holds holds, Parcels parcels) {
        OrderId order = command.orderId();
        List<String> heldParcels = holds.parcels();
        if (command.parcel().isEmpty() && !heldParcels.isEmpty()) {
            throw refused(
                    "parcel-on-hold",
                    order + " is not on hold as a whole; release the parcel " + heldParcels.get(0)
                            + ", which is held for itself.",
                    Map.of("parcel", heldParcels.get(0)));
        }
        if (command.parcel().isPresent() && holds.areOnAll()) {
            throw refused(
                    "order-on-hold",
                    order + " is on hold as a whole, and its parcels with it; release the order.",
                    Map.of("parcel", command.parcel().get()));
        }
        parcels.that(Parcel.State.HELD)
                .filter(parcel -> command.parcel().isEmpty()
                        || parcel.name().equals(command.parcel().get()))
                .findFirst()
                .ifPresent(parcel -> {
                    throw refused(
                            "held-by-carrier",
                            "No person holds the parcel " + parcel.name() + ": the carrier does not sell its label."
                                    + " Change its address, or have an operator release its shipment.",
                            Map.of("parcel", parcel.name()));
                });
    }

    private static String words(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static BusinessRejection refused(String code, String message, Map<String, String> facts) {
        return BusinessRejection.of(RULE, code, message, facts);
    }
}
