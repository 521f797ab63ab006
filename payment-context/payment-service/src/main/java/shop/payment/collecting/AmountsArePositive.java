package shop.payment.collecting;

import java.util.Map;
import shop.kernel.Money;
import shop.platform.rejection.BusinessRejection;

/** Part of PAY-02 and PAY-03: nothing is no amount, and money flows backwards only as a refund. */
final class AmountsArePositive {

    private AmountsArePositive() {}

    static void check(String rule, Money amount) {
        if (!amount.isPositive()) {
            throw BusinessRejection.of(
                    rule,
                    "amount-not-positive",
                    "The amount is " + amount + "; ask for more than nothing.",
                    Map.of("field", "amount", "amount", amount.toString()));
        }
    }
}
