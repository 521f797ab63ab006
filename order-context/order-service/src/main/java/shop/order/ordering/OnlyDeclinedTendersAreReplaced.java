package shop.order.ordering;

import java.util.Map;
import java.util.Optional;
import shop.order.api.ReplaceTender;
import shop.order.api.TenderMethod;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-04: a declined tender can be replaced as long as its order waits for that, by what is paid before its window ends; so not
 * by a bank slip, whose days would end after it (ORD-28). Who tries one instrument after the other is stopped.
 */
final class OnlyDeclinedTendersAreReplaced {

    private static final String RULE = "ORD-04";
    private static final int MOST_REPLACEMENTS = 10;

    private OnlyDeclinedTendersAreReplaced() {}

    /**
     * @param isAwaited whether its order, or a change of it (ORD-17), waits for what the tender is to pay
     * @param withdrawn the number of the change that it was to pay for, if that is withdrawn
     */
    static void check(ReplaceTender command, boolean isAwaited, Optional<Integer> withdrawn, Settlement settlement) {
        if (withdrawn.isPresent()) {
            throw refused(
                    command,
                    "amendment-withdrawn",
                    "Tender " + command.tender() + " was to pay for amendment " + withdrawn.get() + " of "
                            + command.orderId() + ", which is withdrawn. Change the order anew (POST /orders/"
                            + command.orderId() + "/amendments), with another means of payment.");
        }
        if (!isAwaited) {
            throw refused(
                    command,
                    "order-not-awaiting-payment",
                    command.orderId() + " does not await its payment any more; see its status. Place a new order.");
        }
        if (settlement.account(command.tender()).isReplaced()) {
            throw refused(
                    command,
                    "tender-replaced",
                    "Tender " + command.tender() + " was replaced by another means of payment; see the order's tenders"
                            + " for the one that pays now.");
        }
        if (!settlement.account(command.tender()).isDeclined()) {
            throw refused(
                    command,
                    "tender-not-declined",
                    "Tender " + command.tender() + " was not declined; only one that was can be replaced.");
        }
        if (settlement.replacements() >= MOST_REPLACEMENTS) {
            throw refused(
                    command,
                    "too-many-replacements",
                    "Tenders of " + command.orderId() + " were replaced " + MOST_REPLACEMENTS
                            + " times; place a new order.");
        }
        if (command.method() == TenderMethod.BANK_SLIP) {
            throw BusinessRejection.ofField(
                    RULE,
                    "slip-too-late",
                    "method",
                    "must not be BANK_SLIP: it would be paid after the order's payment window has ended. Give a card,"
                            + " or place a new order with a slip");
        }
    }

    private static BusinessRejection refused(ReplaceTender command, String code, String text) {
        return BusinessRejection.of(RULE, code, text, Map.of("tender", String.valueOf(command.tender())));
    }
}
