package shop.order.ordering;

import java.util.Locale;
import java.util.Map;
import shop.order.api.CancelReturn;
import shop.order.api.ReturnState;
import shop.platform.rejection.BusinessRejection;

/** ORD-11: whoever asked for a return takes that back until the carrier has it; after that it is decided when it is here. */
final class ReturnsAreCancelledUntilTheyAreSent {

    private ReturnsAreCancelledUntilTheyAreSent() {}

    /** @param now how far it is, as far as the order knows */
    static void check(CancelReturn command, ReturnState now) {
        if (now == ReturnState.DECLINED || now == ReturnState.ABANDONED) {
            throw refused(
                    command,
                    "return-ended",
                    " has ended already: it was "
                            + now.name().toLowerCase(Locale.ROOT)
                            + "; its units are free, and can be asked for again.");
        }
        if (now.isEnd()) {
            throw refused(
                    command,
                    "return-settled",
                    " is back, and what is given back for it was decided; order again what is wanted nevertheless.");
        }
        if (now.compareTo(ReturnState.ON_ITS_WAY) >= 0) {
            throw refused(
                    command,
                    "return-on-its-way",
                    " is with the carrier, or back already; wait until it was decided about, and order again what is wanted"
                            + " nevertheless.");
        }
    }

    private static BusinessRejection refused(CancelReturn command, String code, String why) {
        return BusinessRejection.of(
                "ORD-11", code, "Return " + command.number() + why, Map.of("number", String.valueOf(command.number())));
    }
}
