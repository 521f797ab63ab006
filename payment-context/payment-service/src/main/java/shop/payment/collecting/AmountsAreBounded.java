package shop.payment.collecting;

import java.util.Map;
import shop.kernel.Money;
import shop.platform.rejection.BusinessRejection;

/** PAY-17: amounts are bounded, where they are asked for and again before a provider hears of them. */
public final class AmountsAreBounded {

    private AmountsAreBounded() {}

    static void check(Money amount) {
        if (!holdsFor(amount)) {
            throw BusinessRejection.ofContent(
                    "PAY-17",
                    "amount-too-large",
                    "The amount is more than " + Money.of(Money.MOST, amount.currency()) + "; ask for less at once.",
                    Map.of("field", "amount"));
        }
    }

    /** Whether a provider may be asked for this amount. */
    public static boolean holdsFor(Money amount) {
        return amount.minor() <= Money.MOST;
    }
}
