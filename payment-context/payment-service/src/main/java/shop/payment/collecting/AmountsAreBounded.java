package shop.payment.collecting;

import java.util.Map;
import shop.kernel.Money;
import shop.platform.rejection.BusinessRejection;

/** PAY-17: amounts are bounded, where they are asked for and again before a provider hears of them. */
public final class AmountsAreBounded {

    /** In minor units: as many digits as an amount has between banks (ISO 8583). */
    private static final long MOST = 999_999_999_999L;

    private AmountsAreBounded() {}

    static void check(Money amount) {
        if (!holdsFor(amount)) {
            throw BusinessRejection.ofContent(
                    "PAY-17",
                    "amount-too-large",
                    "The amount is more than " + Money.of(MOST, amount.currency()) + "; ask for less at once.",
                    Map.of("field", "amount"));
        }
    }

    /** Whether a provider may be asked for this amount. */
    public static boolean holdsFor(Money amount) {
        return amount.minor() <= MOST;
    }
}
