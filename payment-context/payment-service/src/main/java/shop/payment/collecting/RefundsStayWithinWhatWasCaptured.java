package shop.payment.collecting;

import java.util.Map;
import shop.kernel.Money;
import shop.payment.api.RefundPayment;
import shop.platform.rejection.BusinessRejection;

/** PAY-03: refunded ≤ captured, in any number of parts, in the same currency. */
final class RefundsStayWithinWhatWasCaptured {

    private static final String RULE = "PAY-03";

    private RefundsStayWithinWhatWasCaptured() {}

    static void check(RefundPayment command, Balance balance) {
        Money amount = command.amount();
        AmountsArePositive.check(RULE, amount);
        AmountsAreInOneCurrency.check(RULE, amount, balance.captured());
        Money before = balance.refundedOrAsked();
        if (before.plus(amount).compareTo(balance.captured()) > 0) {
            throw BusinessRejection.of(
                    RULE,
                    "refund-exceeds-capture",
                    amount + " cannot be refunded: " + balance.captured() + " are captured, " + before
                            + " of them given back or about to be.",
                    Map.of(
                            "amount", amount.toString(),
                            "captured", balance.captured().toString(),
                            "refunded", before.toString()));
        }
    }
}
