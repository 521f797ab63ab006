package shop.payment.collecting;

import java.util.Map;
import shop.kernel.Money;
import shop.platform.rejection.BusinessRejection;

/** Part of PAY-02 and PAY-03: money is captured and given back in the currency that was authorised. */
final class AmountsAreInOneCurrency {

    private AmountsAreInOneCurrency() {}

    static void check(String rule, Money amount, Money other) {
        if (!amount.currency().equals(other.currency())) {
            throw BusinessRejection.of(
                    rule,
                    "currency-differs",
                    "The amount is in " + amount.currency() + ", the payment in " + other.currency()
                            + "; use its currency.",
                    Map.of("amount", amount.toString(), "currency", other.currency()));
        }
    }
}
