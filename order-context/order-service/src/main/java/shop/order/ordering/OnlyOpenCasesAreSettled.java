package shop.order.ordering;

import java.util.Locale;
import java.util.Map;
import shop.kernel.OrderId;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-10: what a person says of a parcel, where the carrier's word is not enough: where it is, as long as it may be anywhere; and
 * what becomes of it, where it turned up after it was made good.
 */
final class OnlyOpenCasesAreSettled {

    private static final String RULE = "ORD-10";

    private OnlyOpenCasesAreSettled() {}

    static void checkAgreement(OrderId order, Parcel parcel) {
        if (!parcel.hasTurnedUp()) {
            throw refused(
                    "parcel-not-turned-up",
                    parcel,
                    "The parcel " + parcel.name() + " of " + order + " is " + words(parcel)
                            + "; agreed is on one that turns up after it was refunded or replaced."
                            + wayOut(parcel));
        }
    }

    private static String wayOut(Parcel parcel) {
        return switch (parcel.state()) {
            case ASTRAY -> " Refund it, or replace it.";
            case CANCELLED -> parcel.isReportedAfterItsEnd() ? " Say where it is." : "";
            default -> "";
        };
    }

    static void checkWhereabouts(OrderId order, Parcel parcel) {
        switch (parcel.state()) {
            case HANDED_OVER, ASTRAY -> {}
            case CANCELLED -> {
                if (!parcel.isReportedAfterItsEnd()) {
                    throw refused(
                            "parcel-not-out-of-sight",
                            parcel,
                            "The parcel " + parcel.name() + " of " + order
                                    + " is cancelled, and no carrier has reported of it since; it is where it was.");
                }
            }
            case DELIVERED ->
                throw refused(
                        "parcel-arrived",
                        parcel,
                        "The parcel " + parcel.name() + " of " + order
                                + " has arrived. Give its units back in a return, or give goodwill.");
            case REFUNDED, REPLACED ->
                throw refused(
                        "parcel-made-good",
                        parcel,
                        "The parcel " + parcel.name() + " of " + order + " is " + words(parcel) + ". "
                                + (parcel.hasTurnedUp()
                                        ? "Say what was agreed on it with the customer."
                                        : "Nothing more is to be found out about it."));
            case CANCELLATION_REFUSED ->
                throw refused(
                        "parcel-not-handed-over",
                        parcel,
                        "The parcel " + parcel.name() + " of " + order
                                + " could not be held back, since the carrier has it, or is about to. Where it is can be said once"
                                + " its hand-over is known: the carrier's next report tells that, or whoever sent it does.");
            case HERE, HELD, CANCELLATION_REQUESTED ->
                throw refused(
                        "parcel-not-handed-over",
                        parcel,
                        "The parcel " + parcel.name() + " of " + order
                                + " is not handed over yet, as far as is known; what has not left is here.");
        }
    }

    private static String words(Parcel parcel) {
        return parcel.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static BusinessRejection refused(String code, Parcel parcel, String message) {
        return BusinessRejection.of(RULE, code, message, Map.of("parcel", parcel.name()));
    }
}
