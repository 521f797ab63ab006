package shop.order.ordering;

import java.util.Map;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.PayRefundInterest;
import shop.order.api.SettleTender;
import shop.order.api.SettlementKind;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-27: a person settles no more than is owed: by the customer what could not be taken, or has turned back; to the customer
 * what was collected in another way and is not needed any more.
 */
final class OnlyWhatIsOwedIsSettled {

    private static final String RULE = "ORD-27";

    private OnlyWhatIsOwedIsSettled() {}

    static void checkSame(SettleTender command, TenderSettled before) {
        if (before.how() != command.how()
                || before.reason() != command.reason()
                || command.amount()
                        .filter(amount -> !amount.equals(before.amount()))
                        .isPresent()
                || command.how() == SettlementKind.COLLECTED
                        && !command.cashReceipt().equals(before.cashReceipt())) {
            throw refused(
                    "settlement-id-used",
                    "The settlementId " + command.settlementId() + " was used for another settlement of "
                            + tender(command) + "; use a new one.",
                    Map.of("settlementId", command.settlementId()));
        }
    }

    /**
     * What could not be taken and is not needed any more is not settled; it is given up.
     *
     * @param needed what the tender pays of all that is sent, or will be
     * @return how much is settled by it
     */
    static Money check(SettleTender command, TenderAccount account, Money needed) {
        Money owed = command.how() == SettlementKind.GIVEN_BACK ? account.owedBack() : account.owedByCustomer();
        command.amount().ifPresent(amount -> checkAmount(RULE, amount, owed));
        if (owed.isZero()) {
            throw command.how() == SettlementKind.GIVEN_BACK ? nothingOwedBack(command) : nothingOwed(command, account);
        }
        Money amount = command.amount().orElse(owed);
        if (amount.compareTo(owed) > 0) {
            throw refused(
                    "more-than-owed",
                    "Of " + tender(command) + " " + owed + " is owed; settle no more than that.",
                    Map.of("owed", owed.toString()));
        }
        return command.how() == SettlementKind.GIVEN_BACK ? amount : amount.min(account.missing(needed));
    }

    /**
     * ORD-26: the refunds that are late may be several, and more may be owed by now than whoever paid had seen.
     *
     * @param interest that is owed for the return; none where nothing was late, or it was paid
     * @return how much of it is paid by it
     */
    static Money checkInterest(PayRefundInterest command, Optional<Money> interest) {
        Money owed = interest.orElseThrow(() -> BusinessRejection.of(
                "ORD-26",
                "no-interest-owed",
                "No interest is owed for return " + command.number() + " of " + command.orderId()
                        + "; nothing was late, or it was paid.",
                Map.of("number", String.valueOf(command.number()))));
        Money amount = command.amount().orElse(owed);
        checkAmount("ORD-26", amount, owed);
        if (amount.compareTo(owed) > 0) {
            throw BusinessRejection.of(
                    "ORD-26",
                    "more-than-owed",
                    "Of interest for return " + command.number() + " of " + command.orderId() + " " + owed
                            + " is owed; say no more than that.",
                    Map.of("owed", owed.toString()));
        }
        return amount;
    }

    private static void checkAmount(String rule, Money amount, Money owed) {
        if (!amount.currency().equals(owed.currency())) {
            throw BusinessRejection.ofField(
                    rule, "other-currency", "amount.currency", "must be " + owed.currency() + ", as the order's");
        }
        if (!amount.isPositive()) {
            throw BusinessRejection.ofField(rule, "nothing-settled", "amount.minor", "must be more than 0");
        }
    }

    private static BusinessRejection nothingOwed(SettleTender command, TenderAccount account) {
        Money underWay = account.underWay();
        return refused(
                "nothing-owed",
                "The customer owes nothing of " + tender(command) + whatThereIs(account, underWay),
                Map.of("underWay", underWay.toString()));
    }

    private static String whatThereIs(TenderAccount account, Money underWay) {
        if (account.owedBack().isPositive()) {
            return ": " + account.owedBack()
                    + " that was collected is to be given back. Once a person has done that, say GIVEN_BACK.";
        }
        return underWay.isPositive()
                ? ": " + underWay + " is with the provider. Wait until it is taken, or could not be."
                : ", so there is nothing to be settled.";
    }

    private static BusinessRejection nothingOwedBack(SettleTender command) {
        return refused(
                "nothing-owed-back",
                "Nothing that was collected for " + tender(command)
                        + " is to be given back. What the provider has taken, it gives back by itself.",
                Map.of());
    }

    private static String tender(SettleTender command) {
        OrderId order = command.orderId();
        return "tender " + command.tender() + " of " + order;
    }

    private static BusinessRejection refused(String code, String message, Map<String, String> facts) {
        return BusinessRejection.of(RULE, code, message, facts);
    }
}
