package shop.specification;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises money among the components of a message: minor units beside a currency, {@code 1290} and {@code BRL}. What is
 * an amount shows in its name, because a number beside a currency may also be a count.
 */
final class Amounts {

    private static final Set<String> NAMES_OF_MONEY = Set.of(
            "amount",
            "total",
            "price",
            "fee",
            "fees",
            "postage",
            "share",
            "tax",
            "discount",
            "balance",
            "minor",
            "sum",
            "fine",
            "refund",
            "money",
            "value");

    private Amounts() {}

    /** A value that is money as a whole: a record of nothing but minor units and their currency. */
    static Optional<String> whole(Object value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        if (components == null || components.length != 2) {
            return Optional.empty();
        }
        RecordComponent currencyOf = isCurrency(components[0], value) ? components[0] : components[1];
        RecordComponent units = currencyOf == components[0] ? components[1] : components[0];
        return isCurrency(currencyOf, value)
                ? currency(Components.value(value, currencyOf))
                        .flatMap(currency ->
                                minor(Components.value(value, units)).map(minor -> worded(minor, currency)))
                : Optional.empty();
    }

    /** The amounts among the components of a record, worded, by the component's name. */
    static Map<String, String> among(Object message, Optional<Currency> inherited) {
        Optional<Currency> own = own(message).or(() -> inherited);
        Map<String, String> amounts = new LinkedHashMap<>();
        for (RecordComponent component : message.getClass().getRecordComponents()) {
            if (namesMoney(component)) {
                minor(Components.value(message, component))
                        .ifPresent(minor -> pairedWith(component, message)
                                .or(() -> own)
                                .ifPresent(currency -> amounts.put(component.getName(), worded(minor, currency))));
            }
        }
        return amounts;
    }

    /** The one currency that a message is in. */
    static Optional<Currency> own(Object message) {
        RecordComponent[] components = message.getClass().getRecordComponents();
        return components == null
                ? Optional.empty()
                : Arrays.stream(components)
                        .filter(component -> component.getName().equals("currency"))
                        .findFirst()
                        .flatMap(component -> currency(Components.value(message, component)));
    }

    static boolean isCurrency(RecordComponent component, Object message) {
        return component.getName().toLowerCase(Locale.ROOT).endsWith("currency")
                && currency(Components.value(message, component)).isPresent();
    }

    /** What the amount is called, without its unit of measure. */
    static String label(RecordComponent component) {
        String label = Words.label(component.getName());
        return label.endsWith(" minor") ? label.substring(0, label.length() - " minor".length()) : label;
    }

    private static Optional<Currency> pairedWith(RecordComponent amount, Object message) {
        String stem = amount.getName().replaceFirst("Minor$", "");
        return Arrays.stream(message.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(stem + "Currency"))
                .findFirst()
                .flatMap(component -> currency(Components.value(message, component)));
    }

    private static boolean namesMoney(RecordComponent component) {
        return Arrays.stream(Words.of(component.getName()).split(" ")).anyMatch(NAMES_OF_MONEY::contains);
    }

    private static Optional<BigInteger> minor(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof BigInteger
                ? Optional.of(new BigInteger(value.toString()))
                : Optional.empty();
    }

    private static Optional<Currency> currency(Object value) {
        if (value instanceof Currency currency) {
            return Optional.of(currency);
        }
        return value instanceof String code
                ? Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getCurrencyCode().equals(code))
                        .findFirst()
                : Optional.empty();
    }

    private static String worded(BigInteger minor, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return new BigDecimal(minor, digits).toPlainString() + " " + currency.getCurrencyCode();
    }
}
