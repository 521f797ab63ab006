package shop.payment.provider.stripe;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import shop.kernel.Money;

/**
 * Amounts as Stripe counts them (docs.stripe.com/currencies): in the currency's smallest unit, as we do, but for
 * some currencies in a unit of its own.
 */
final class StripeMoney {

    /** Without decimals here, with two there, which have to be zeros. */
    private static final Set<String> IN_HUNDREDTHS = Set.of("ISK", "UGX");

    /** With two decimals here, without there. */
    private static final Set<String> WHOLE = Set.of("MGA");

    /** With three decimals, the last of which has to be zero. */
    private static final Set<String> IN_TENS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeMoney() {}

    static String currency(Money amount) {
        return amount.currency().toLowerCase(Locale.ROOT);
    }

    /** The same in Stripe's unit; none where Stripe cannot count it. */
    static OptionalLong of(Money amount) {
        if (IN_HUNDREDTHS.contains(amount.currency())) {
            return OptionalLong.of(Math.multiplyExact(amount.minor(), 100));
        }
        if (WHOLE.contains(amount.currency())) {
            return amount.minor() % 100 == 0 ? OptionalLong.of(amount.minor() / 100) : OptionalLong.empty();
        }
        return IN_TENS.contains(amount.currency()) && amount.minor() % 10 != 0
                ? OptionalLong.empty()
                : OptionalLong.of(amount.minor());
    }

    /** @throws IllegalArgumentException when it is no amount */
    static Money inOurs(Long amount, String currency) {
        if (amount == null || currency == null) {
            throw new IllegalArgumentException("an amount without a number or a currency");
        }
        String code = currency.toUpperCase(Locale.ROOT);
        if (IN_HUNDREDTHS.contains(code)) {
            return Money.of(amount / 100, code);
        }
        return Money.of(WHOLE.contains(code) ? Math.multiplyExact(amount, 100) : amount, code);
    }
}
