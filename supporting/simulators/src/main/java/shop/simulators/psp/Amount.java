package shop.simulators.psp;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import shop.simulators.web.Refusal;

/**
 * Money as the provider's interface speaks of it.
 *
 * @param minor integer minor units, never negative
 * @param currency ISO 4217 code
 */
record Amount(long minor, String currency) {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** As many digits as an amount has between banks (ISO 8583). */
    private static final long MOST = 999_999_999_999L;

    Amount {
        if (minor < 0) {
            throw new IllegalArgumentException("An amount is never negative");
        }
        if (currency == null || !CURRENCIES.contains(currency)) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code");
        }
    }

    /** Refuses nothing at all, which no operation moves. */
    Amount mustBePositive() {
        if (minor == 0) {
            throw Refusal.badRequest("invalid_request", "The amount must be positive");
        }
        return this;
    }

    /** Refuses what no bank can move at once; an amount of an old book may be more. */
    Amount mustBeBounded() {
        if (minor > MOST) {
            throw Refusal.unprocessable("amount_too_large", "The amount must be at most " + MOST + " minor units");
        }
        return this;
    }

    Amount mustBeIn(String expected) {
        if (!currency.equals(expected)) {
            throw Refusal.unprocessable(
                    "currency_mismatch", "The authorisation is in " + expected + ", not in " + currency);
        }
        return this;
    }

    Amount withMinor(long other) {
        return new Amount(other, currency);
    }
}
