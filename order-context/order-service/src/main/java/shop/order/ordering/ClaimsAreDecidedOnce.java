package shop.order.ordering;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shop.order.api.ClaimState;
import shop.order.api.ClaimUnits;
import shop.order.api.ReturnReason;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-23: a customer claims units that arrived damaged, wrong or not at all, or are defective, for as long as these could be
 * given back for that (ORD-24), and each claim is decided once. After that the shop can still make them good of its own.
 */
final class ClaimsAreDecidedOnce {

    private static final String RULE = "ORD-23";

    /** A claim's number has two digits. */
    private static final int MOST = 99;

    private ClaimsAreDecidedOnce() {}

    static void checkNumber(int next) {
        if (next > MOST) {
            throw BusinessRejection.of(
                    RULE,
                    "too-many-claims",
                    "An order has at most " + MOST + " claims, and this one has had them all; give back what is wrong"
                            + " with it.",
                    Map.of("most", String.valueOf(MOST)));
        }
    }

    /** @param received when they had arrived, by our clock */
    static void checkWindow(Optional<Instant> received, ReturnTerms terms, Instant now) {
        received.flatMap(at -> terms.until(at, ReturnReason.DEFECT))
                .filter(now::isAfter)
                .ifPresent(end -> {
                    Instant shown = end.truncatedTo(ChronoUnit.SECONDS);
                    throw BusinessRejection.of(
                            RULE,
                            "claim-window-over",
                            "What is wrong with it could be claimed until " + shown
                                    + "; ask support about it: the shop may still make it good.",
                            Map.of("until", shown.toString()));
                });
    }

    /** The same request claims the same units, for the same; another needs a name of its own. */
    static void checkSame(ClaimUnits again, UnitsClaimed before) {
        boolean isTheSame = before.parcel().equals(again.parcel())
                && before.fault() == again.fault()
                && before.wants() == again.wants()
                && Units.of(before.items()).equals(Units.ofLines(again.units()));
        if (!isTheSame) {
            throw BusinessRejection.of(
                    RULE,
                    "key-used-for-another-claim",
                    "This Idempotency-Key has made claim " + before.number()
                            + " with another content; send that content again, or use a new key.",
                    Map.of("number", String.valueOf(before.number())));
        }
    }

    /** @param wanted what it becomes by what is asked now, one of these; it is one of them already where that was said before */
    static boolean isNews(int number, ClaimState now, List<ClaimState> wanted) {
        if (now == ClaimState.OPEN) {
            return true;
        }
        if (!wanted.contains(now)) {
            throw BusinessRejection.of(
                    RULE,
                    "claim-decided",
                    "Claim " + number + " is " + now.name().toLowerCase(Locale.ROOT) + " already; "
                            + whatCanBeDone(now),
                    Map.of("number", String.valueOf(number)));
        }
        return false;
    }

    private static String whatCanBeDone(ClaimState ended) {
        return switch (ended) {
            case DECLINED, WITHDRAWN -> "its units are free, and can be claimed again, or given back.";
            case OVERTAKEN -> "its units are made good in another way, or are not with the customer any more.";
            case OPEN, REFUNDED, REPLACED -> "each unit is made good once.";
        };
    }
}
