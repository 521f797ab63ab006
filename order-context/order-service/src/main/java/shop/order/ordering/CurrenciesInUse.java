package shop.order.ordering;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The money that people pay with today: what the JDK, which follows ISO 4217, names as some country's currency at this
 * moment. It knows many more, whose time is over (DEM) or that nobody holds in hand (XAU, CHE).
 */
final class CurrenciesInUse {

    private static final Set<String> ALL = Arrays.stream(Locale.getISOCountries())
            .map(country -> Currency.getInstance(new Locale("", country)))
            .filter(Objects::nonNull)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private CurrenciesInUse() {}

    static boolean contain(String code) {
        return ALL.contains(code);
    }
}
