package shop.order.ordering;

import java.util.List;
import java.util.Map;
import shop.kernel.OrderId;
import shop.order.api.DeliveryFault;
import shop.order.api.LineUnits;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-23: of a parcel that has arrived, units are paid back or sent again that are damaged, wrong, missing or defective, each at
 * most once, and none that came back, is in a return, or in a claim that is not decided. It is the shop that gives them, and no
 * window keeps it from that.
 */
final class OnlyDeliveredUnitsAreMadeGood {

    private static final String RULE = "ORD-23";

    private OnlyDeliveredUnitsAreMadeGood() {}

    /** No claim that is decided now. */
    static final int NO_CLAIM = 0;

    /**
     * @param units what is to be made good, or claimed
     * @param claim the number of the claim that is decided by it, or {@link #NO_CLAIM}
     */
    static void check(OrderId order, Parcel parcel, Units units, Returns returns, Claims claims, int claim) {
        if (!parcel.is(Parcel.State.DELIVERED)) {
            throw refused("parcel-not-delivered", notDelivered(parcel), parcel);
        }
        parcel.firstThatArrived().filter(first -> !countsAlready(first)).ifPresent(first -> {
            throw refused(
                    "first-parcel-arrived",
                    "The parcel " + parcel.name() + " of " + order + " was sent in place of " + first.name()
                            + ", which the customer has as well, for the same money, so nothing more is paid back or sent"
                            + " for it. Say what was agreed on " + first.name()
                            + "; where they do not keep it for nothing, send this again.",
                    parcel);
        });
        units.byLine().forEach((line, quantity) -> {
            int there = parcel.kept().of(line);
            checkThere(parcel, line, quantity, there);
            int free = Math.max(0, there - returns.held(parcel.name(), line));
            checkReturns(parcel, line, quantity, free);
            checkClaims(
                    parcel, line, quantity, Math.max(0, free - claims.held(parcel.name(), line, claim)), claims, claim);
        });
    }

    /** For units that were not sent in its place: nothing is left to be agreed on it, and the others are paid beside it. */
    private static boolean countsAlready(Parcel first) {
        return first.is(Parcel.State.DELIVERED);
    }

    private static void checkThere(Parcel parcel, int line, int quantity, int there) {
        if (quantity > there) {
            throw refused(
                    "units-not-in-parcel",
                    parcel,
                    line,
                    there,
                    "only " + there + " arrived in the parcel " + parcel.name()
                            + ", and are neither refunded, replaced nor back");
        }
    }

    private static void checkReturns(Parcel parcel, int line, int quantity, int free) {
        if (quantity > free) {
            throw refused(
                    "units-in-a-return",
                    parcel,
                    line,
                    free,
                    "some of the parcel " + parcel.name() + " are in a return, or were refused in one");
        }
    }

    private static void checkClaims(Parcel parcel, int line, int quantity, int most, Claims claims, int claim) {
        claims.firstOpen(parcel.name(), line, claim)
                .filter(open -> quantity > most)
                .ifPresent(open -> {
                    throw refused(
                            "units-in-a-claim",
                            parcel,
                            line,
                            most,
                            "some of the parcel " + parcel.name() + " are in claim " + open
                                    + ", which is to be decided");
                });
    }

    /** The same request makes the same units good, in the same way; another needs a name of its own. */
    static void checkSame(
            OrderId order,
            UnitsMadeGood before,
            Class<? extends UnitsMadeGood> now,
            String parcel,
            List<LineUnits> units,
            DeliveryFault fault) {
        boolean isTheSame = now.isInstance(before)
                && before.shipFrom().equals(parcel)
                && before.fault() == fault
                && Units.of(before.items()).equals(Units.ofLines(units));
        if (!isTheSame) {
            throw BusinessRejection.of(
                    RULE,
                    "key-used-for-other-units",
                    "This Idempotency-Key has made good other units of " + order
                            + ", or in another way; send that again, or use a new key.",
                    Map.of("orderId", order.value()));
        }
    }

    private static String notDelivered(Parcel parcel) {
        String name = "The parcel " + parcel.name();
        String units = "; units are made good of one that has arrived: ";
        return switch (parcel.state()) {
            case HERE, HELD, CANCELLATION_REQUESTED ->
                name + " is not handed over yet" + units + "cancel those that are not to be sent.";
            case HANDED_OVER, CANCELLATION_REFUSED ->
                name + " is with the carrier" + units + "wait until it has arrived, or the carrier says otherwise.";
            case ASTRAY ->
                name + " does not reach the customer, as far as is known" + units
                        + "refund or replace it as a whole, or say that the customer has it.";
            case REFUNDED, REPLACED -> name + " is made good as a whole, and each unit is made good once.";
            case CANCELLED -> name + " stays here" + units + "what was taken for it goes back by itself.";
            case DELIVERED -> throw new IllegalArgumentException(name + " has arrived");
        };
    }

    private static BusinessRejection refused(String code, String message, Parcel parcel) {
        return BusinessRejection.of(RULE, code, message, Map.of("parcel", parcel.name()));
    }

    private static BusinessRejection refused(String code, Parcel parcel, int line, int most, String why) {
        return BusinessRejection.of(
                RULE,
                code,
                "Of line " + line + " not so many units can be made good: " + why + "; at most " + most
                        + " can be made good now.",
                Map.of("parcel", parcel.name(), "line", String.valueOf(line), "most", String.valueOf(most)));
    }
}
