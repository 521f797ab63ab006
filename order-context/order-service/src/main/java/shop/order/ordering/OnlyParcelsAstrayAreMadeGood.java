package shop.order.ordering;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.ParcelAgreement;
import shop.order.api.ReplaceParcel;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-10: a parcel that does not reach the customer is refunded or replaced; ORD-23: never both. An order that was closed is
 * open again by what is sent.
 */
final class OnlyParcelsAstrayAreMadeGood {

    private OnlyParcelsAstrayAreMadeGood() {}

    static void check(OrderId order, Parcel parcel) {
        switch (parcel.state()) {
            case ASTRAY -> {}
            case REFUNDED, REPLACED ->
                throw BusinessRejection.of(
                        "ORD-23",
                        "parcel-made-good",
                        "The parcel " + parcel.name() + " of " + order + " is "
                                + parcel.state().name().toLowerCase(Locale.ROOT)
                                + "; what is refunded is not replaced, and the other way round.",
                        facts(parcel));
            case DELIVERED -> throw notAstray(parcel, "has arrived", "nothing is to be made good.");
            case CANCELLED -> throw notAstray(parcel, "stays here", "what was taken for it goes back by itself.");
            case HANDED_OVER, CANCELLATION_REFUSED ->
                throw notAstray(
                        parcel, "is with the carrier", "wait until it has arrived, or the carrier says otherwise.");
            case HERE, HELD, CANCELLATION_REQUESTED ->
                throw notAstray(
                        parcel,
                        "is not handed over yet",
                        parcel.isReplacement()
                                ? "refund it, and it is not sent."
                                : "as long as no parcel is, the order can be cancelled.");
        }
    }

    /**
     * What is sent in place of a parcel that the customer has is not paid back: never both. A person agrees with the customer
     * first on what they have; where they keep it, the one in its place is given up, and no money moves.
     */
    static void checkFirst(OrderId order, Parcel replacement) {
        firstToBeAgreed(replacement).ifPresent(first -> {
            throw BusinessRejection.of(
                    "ORD-23",
                    "first-parcel-arrived",
                    "The parcel " + replacement.name() + " of " + order + " is sent in place of " + first.name()
                            + ", which the customer has by now, and which is paid with the same money. Say what was agreed"
                            + " on " + first.name()
                            + ", then send this again: where they keep it, nothing goes back for "
                            + replacement.name()
                            + ", and nothing more is sent in its place; what they have can be returned.",
                    facts(replacement));
        });
    }

    /** Whether it is sent in place of a parcel that the customer has, and nobody has said what was agreed on that. */
    static boolean isToBeAgreedFirst(Parcel replacement) {
        return firstToBeAgreed(replacement).isPresent();
    }

    private static Optional<Parcel> firstToBeAgreed(Parcel replacement) {
        return replacement.firstThatArrived().filter(first -> !isKept(first));
    }

    /** By agreement, or since it counts as delivered already, for units that were not sent in its place. */
    private static boolean isKept(Parcel first) {
        return first.isAgreed(ParcelAgreement.KEPT) || first.is(Parcel.State.DELIVERED);
    }

    static void checkReplacement(OrderId order, Parcel parcel) {
        check(order, parcel);
        checkFirst(order, parcel);
        parcel.firstThatArrived().ifPresent(first -> {
            throw BusinessRejection.of(
                    "ORD-23",
                    "first-parcel-kept",
                    "The parcel " + parcel.name() + " of " + order + " was sent in place of " + first.name()
                            + ", which the customer keeps, so nothing more is sent. Refund " + parcel.name()
                            + ", and it is done with; no money moves for it.",
                    facts(parcel));
        });
        if (parcel.kept().isEmpty()) {
            throw BusinessRejection.of(
                    "ORD-10",
                    "parcel-empty",
                    "Nothing is left in the parcel " + parcel.name() + " of " + order
                            + ", so nothing is sent in its place. Refund it, and it is done with.",
                    facts(parcel));
        }
    }

    /**
     * Which units are sent again.
     *
     * @return all that are in the parcel, where none are named
     */
    static Units unitsOf(ReplaceParcel command, Parcel parcel) {
        Units again = command.units().map(Units::ofLines).orElse(parcel.kept());
        again.byLine().forEach((line, quantity) -> {
            int most = parcel.kept().of(line);
            if (quantity > most) {
                throw BusinessRejection.of(
                        "ORD-23",
                        "units-not-in-parcel",
                        "Of line " + line + " not so many units can be sent again: " + most + " are in the parcel "
                                + parcel.name()
                                + ", and were neither cancelled nor made good. Name no more than that; what"
                                + " is not named is refunded.",
                        Map.of("parcel", parcel.name(), "line", String.valueOf(line), "most", String.valueOf(most)));
            }
        });
        return again;
    }

    /** What was decided of each unit stays. */
    static void checkSame(ReplaceParcel again, Parcel parcel) {
        if (again.units()
                .map(Units::ofLines)
                .filter(units -> !units.equals(parcel.replacedUnits()))
                .isPresent()) {
            throw BusinessRejection.of(
                    "ORD-23",
                    "parcel-made-good",
                    "The parcel " + parcel.name() + " of " + again.orderId()
                            + " is replaced, with other units than these; what is refunded is not replaced, and the other"
                            + " way round.",
                    facts(parcel));
        }
    }

    private static BusinessRejection notAstray(Parcel parcel, String where, String wayOut) {
        return BusinessRejection.of(
                "ORD-10",
                "parcel-not-astray",
                "The parcel " + parcel.name() + " " + where
                        + "; refunded or replaced is one that is lost, damaged, or comes back: " + wayOut,
                facts(parcel));
    }

    private static Map<String, String> facts(Parcel parcel) {
        return Map.of("parcel", parcel.name());
    }
}
