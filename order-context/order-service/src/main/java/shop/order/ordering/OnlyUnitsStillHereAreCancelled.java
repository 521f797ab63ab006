package shop.order.ordering;

import java.util.Locale;
import java.util.Map;
import shop.order.api.CancelUnits;
import shop.order.api.OrderStatus;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-18: units can be cancelled until their parcel is handed over. Before the order is confirmed its tenders are asked for the
 * whole of it, so until then it is cancelled as a whole, or not.
 */
final class OnlyUnitsStillHereAreCancelled {

    private static final String RULE = "ORD-18";

    private OnlyUnitsStillHereAreCancelled() {}

    static void checkOrder(CancelUnits command, OrderStatus status) {
        switch (status) {
            case AWAITING_PAYMENT ->
                throw refused(
                        command,
                        "order-not-confirmed",
                        command.orderId() + " is not confirmed yet, and its tenders are asked for the whole of it."
                                + " Cancel all of it (POST /orders/" + command.orderId()
                                + "/cancellation), or wait until it is confirmed.");
            case REJECTED, CANCELLED, CLOSED ->
                throw refused(
                        command,
                        "order-ended",
                        command.orderId() + " is " + status.name().toLowerCase(Locale.ROOT)
                                + "; nothing is left to cancel.");
            case CONFIRMED -> {}
        }
    }

    static void checkParcel(CancelUnits command, Parcel parcel) {
        switch (parcel.state()) {
            case HERE, HELD -> OnlyParcelsAstrayAreMadeGood.checkFirst(command.orderId(), parcel);
            case CANCELLATION_REQUESTED, CANCELLED ->
                throw refused(
                        command,
                        "parcel-being-cancelled",
                        "The parcel from " + parcel.name()
                                + (parcel.is(Parcel.State.CANCELLED) ? " stays here" : " is to be held back")
                                + " with all that is in it; nothing is left to take out.");
            case HANDED_OVER, CANCELLATION_REFUSED ->
                throw refused(
                        command,
                        "parcel-handed-over",
                        "The parcel from " + parcel.name()
                                + " is with the carrier; return the goods once they have arrived.");
            case DELIVERED ->
                throw refused(
                        command,
                        "parcel-handed-over",
                        "The parcel from " + parcel.name() + " has arrived; return the goods.");
            case ASTRAY ->
                throw refused(
                        command,
                        "parcel-handed-over",
                        "The parcel from " + parcel.name()
                                + " was handed over, and does not arrive as it is; support refunds or replaces it.");
            case REFUNDED, REPLACED ->
                throw refused(
                        command,
                        "parcel-handed-over",
                        "The parcel from " + parcel.name() + " was handed over, and is refunded as a whole.");
        }
    }

    /** @param left how many of the line are still to be sent, in all its parcels, and not asked to be taken out */
    static void checkQuantity(CancelUnits command, int left) {
        if (command.quantity().filter(quantity -> quantity > left).isPresent()) {
            throw BusinessRejection.of(
                    RULE,
                    "more-than-is-left",
                    "Units of line " + command.line() + " that are still to be sent: " + left
                            + ". The others are cancelled, or are to be, or were sent before; cancel no more than that.",
                    Map.of("line", String.valueOf(command.line()), "units", String.valueOf(left)));
        }
    }

    /**
     * The same request is for the same units, without a quantity for all that are left; another needs a name of its own.
     *
     * @param before the units that were asked for
     * @param allOfThem whether none were left after that
     */
    static void checkSame(CancelUnits again, Units before, boolean allOfThem) {
        int asked = before.of(again.line());
        boolean isTheSame = again.quantity().map(quantity -> quantity == asked).orElse(asked > 0 && allOfThem);
        if (!isTheSame) {
            throw refused(
                    again,
                    "key-used-for-other-units",
                    "This Idempotency-Key has cancelled other units of " + again.orderId()
                            + "; send those again, or use a new key.");
        }
    }

    private static BusinessRejection refused(CancelUnits command, String code, String message) {
        return BusinessRejection.of(RULE, code, message, facts(command));
    }

    private static Map<String, String> facts(CancelUnits command) {
        return Map.of("line", String.valueOf(command.line()));
    }
}
