package shop.order.ordering;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.AmendOrder;
import shop.order.api.LineUnits;
import shop.order.api.OrderLine;
import shop.order.api.OrderStatus;
import shop.order.api.PaymentMeans;
import shop.order.api.TenderMethod;
import shop.order.api.WithdrawAmendment;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-17: what is ordered can be changed while something of the order is still here, one change at a time. What is added is paid
 * by one more tender, before its time to be paid ends; so not by a bank slip.
 */
final class LinesChangeUntilAllHasLeft {

    private static final String RULE = "ORD-17";
    private static final int MOST_AMENDMENTS = 20;

    private LinesChangeUntilAllHasLeft() {}

    /** @param isBeingCancelled whether somebody, or a short pick, has asked to send nothing of it */
    static void checkOrder(
            OrderId order, OrderStatus status, boolean isBeingCancelled, Parcels parcels, Amendments amendments) {
        switch (status) {
            case AWAITING_PAYMENT ->
                throw refused(
                        "order-not-confirmed",
                        order + " is not confirmed yet, and its tenders are asked for what it is. Wait until it is"
                                + " confirmed.");
            case REJECTED, CANCELLED, CLOSED ->
                throw refused(
                        "order-ended",
                        order + " is " + status.name().toLowerCase(Locale.ROOT)
                                + "; place a new order for what is wanted beside it.");
            case CONFIRMED -> {}
        }
        if (isBeingCancelled) {
            throw refused(
                    "order-being-cancelled", order + " is being cancelled; place a new order for what is wanted.");
        }
        if (parcels.here().findAny().isEmpty()) {
            throw refused(
                    "nothing-left-here",
                    "Nothing of " + order + " is still to be sent; place a new order for what is wanted beside it.");
        }
        Optional<AmendmentProposed> open = amendments.open();
        if (open.isPresent()) {
            throw BusinessRejection.of(
                    RULE,
                    "amendment-open",
                    "Amendment " + open.get().number() + " of " + order
                            + " waits to be paid for. Withdraw it, or wait until it is applied.",
                    Map.of("number", String.valueOf(open.get().number())));
        }
        if (amendments.nextNumber() > MOST_AMENDMENTS) {
            throw refused(
                    "too-many-amendments",
                    order + " was changed " + MOST_AMENDMENTS
                            + " times; place a new order for what is wanted beside it.");
        }
    }

    /** @throws BusinessRejection when it speaks of lines that there are not, of one twice, or of nothing */
    static void checkLines(AmendOrder command, Agreement agreement) {
        if (command.more().isEmpty()
                && command.fewer().isEmpty()
                && command.lines().isEmpty()) {
            throw BusinessRejection.ofContent(
                    RULE,
                    "nothing-changed",
                    "The amendment changes nothing; name units in 'more' or 'fewer', or add 'lines'.",
                    Map.of("field", "more"));
        }
        checkLines("more", command.more(), agreement);
        checkLines("fewer", command.fewer(), agreement);
        for (int index = 0; index < command.more().size(); index++) {
            int line = command.more().get(index).line();
            if (agreement.isFree(line)) {
                throw BusinessRejection.ofField(
                        RULE,
                        "line-costs-nothing",
                        "more[" + index + "].line",
                        "must be of a line that costs something; more of any other the shop adds in 'lines'");
            }
            if (command.fewer().stream().anyMatch(units -> units.line() == line)) {
                throw BusinessRejection.ofField(
                        RULE, "line-twice", "more[" + index + "].line", "must not stand in 'fewer', too");
            }
        }
    }

    private static void checkLines(String field, List<LineUnits> units, Agreement agreement) {
        for (int index = 0; index < units.size(); index++) {
            int line = units.get(index).line();
            String place = field + "[" + index + "]";
            if (agreement.line(line).isEmpty()) {
                throw BusinessRejection.ofField(
                        RULE, "no-such-line", place + ".line", "must be the number of a line of the order");
            }
            if (units.subList(0, index).stream().anyMatch(before -> before.line() == line)) {
                throw BusinessRejection.ofField(RULE, "line-twice", place + ".line", "must be named once");
            }
            if (units.get(index).quantity() < 1) {
                throw BusinessRejection.ofField(RULE, "too-few", place + ".quantity", "must be 1 or more");
            }
        }
    }

    /** @param costs what all that is added costs */
    static void checkMeans(Optional<PaymentMeans> pays, Money costs) {
        if (pays.isEmpty() && costs.isPositive()) {
            throw BusinessRejection.ofField(
                    RULE, "tender-missing", "tender", "must be given: what is added costs " + costs);
        }
        if (pays.isPresent() && !costs.isPositive()) {
            throw BusinessRejection.ofField(
                    RULE, "tender-not-needed", "tender", "must be left out: nothing more is to be paid");
        }
        if (pays.filter(means -> means.method() == TenderMethod.BANK_SLIP).isPresent()) {
            throw BusinessRejection.ofField(
                    RULE,
                    "slip-too-late",
                    "tender.method",
                    "must not be BANK_SLIP: it would be paid after the amendment's time has ended. Name a card");
        }
    }

    /** The same request changes the same; another needs a name of its own. */
    static void checkSame(AmendOrder again, List<OrderLine> itsLines, AmendmentProposed before) {
        boolean isTheSame = itsLines.equals(before.lines())
                && again.fewer().equals(before.fewer())
                && again.pays()
                        .equals(before.pays()
                                .map(tender -> new PaymentMeans(
                                        tender.method(), tender.token(), tender.instalments(), tender.cashReceipt())));
        if (!isTheSame) {
            throw refused(
                    "key-used-for-another-amendment",
                    "This Idempotency-Key has changed " + again.orderId()
                            + " otherwise; send the same again, or use a new key.");
        }
    }

    static void checkWithdrawal(WithdrawAmendment command, Amendments amendments) {
        if (command.number() >= amendments.nextNumber()) {
            throw new IllegalArgumentException(command.orderId() + " has no amendment " + command.number());
        }
        if (!amendments.isOpen(command.number())) {
            throw BusinessRejection.of(
                    RULE,
                    "amendment-applied",
                    "Amendment " + command.number() + " of " + command.orderId()
                            + " is applied. Cancel units of its lines instead (POST /orders/" + command.orderId()
                            + "/lines/{line}/cancellation).",
                    Map.of("number", String.valueOf(command.number())));
        }
    }

    private static BusinessRejection refused(String code, String message) {
        return BusinessRejection.of(RULE, code, message);
    }
}
