package shop.order.ordering;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import shop.kernel.Money;
import shop.order.api.ReturnReason;
import shop.order.market.Market;
import shop.platform.time.TimeScale;

/**
 * ORD-11, ORD-15, ORD-24: for how long something can be given back, and what the way back costs whoever only changed their
 * mind. The shop sets both; no window is shorter than the law of the market.
 */
@Component
@EnableConfigurationProperties(ReturnTerms.Settings.class)
public final class ReturnTerms {

    /** Korea, Act on consumer protection in e-commerce, art. 17: seven days; three months for what is not as it was offered. */
    private static final Law KOREA = new Law(Duration.ofDays(7), Duration.ofDays(92));

    private static final Law NONE = new Law(Duration.ZERO, Duration.ZERO);

    private final Settings settings;
    private final Law law;
    private final TimeScale scale;

    public ReturnTerms(Settings settings, Market market, TimeScale scale) {
        this.settings = settings;
        this.scale = scale;
        law = market.country().equals("KR") ? KOREA : NONE;
    }

    /**
     * What the shop sets.
     *
     * @param window how long after the last delivery something can be given back; days of the business, 1 to 3650
     * @param postage what the way back costs a customer whose reason it is, by currency
     */
    @ConfigurationProperties("order.returns")
    public record Settings(
            @DefaultValue("30d") Duration window,
            @DefaultValue Map<String, BigDecimal> postage) {

        private static final Duration SHORTEST = Duration.ofDays(1);
        private static final Duration LONGEST = Duration.ofDays(3650);

        public Settings {
            if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "order.returns.window must be 1 to 3650 days, such as 30d, not " + window);
            }
            postage = Map.copyOf(postage);
            postage.forEach(Settings::check);
        }

        private static void check(String currency, BigDecimal amount) {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException(
                        "order.returns.postage." + currency + " must not be negative, as " + amount + " is");
            }
            if (Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .noneMatch(currency::equals)) {
                throw new IllegalArgumentException(
                        "order.returns.postage names a currency by its three letters, such as" + " EUR; " + currency
                                + " is none");
            }
            try {
                Money.ofDecimal(amount, currency);
            } catch (ArithmeticException tooFine) {
                throw new IllegalArgumentException(
                        "order.returns.postage." + currency + " must be an amount that can be paid in " + currency
                                + ", as " + amount + " cannot",
                        tooFine);
            }
        }
    }

    /** How long after a delivery a market's law lets things come back. */
    private record Law(Duration withdrawal, Duration defects) {

        Duration of(ReturnReason reason) {
            return reason.isOurs() ? defects : withdrawal;
        }
    }

    /** Until when something can be given back that arrived at this moment, by our clock; for ever where windows are off. */
    Optional<Instant> until(Instant received, ReturnReason reason) {
        Duration window = settings.window().compareTo(law.of(reason)) < 0 ? law.of(reason) : settings.window();
        return scale.windows() ? Optional.of(received.plus(scale.of(window))) : Optional.empty();
    }

    /** What the way back costs the customer. */
    Money postage(ReturnReason reason, String currency) {
        return Optional.ofNullable(settings.postage().get(currency))
                .filter(set -> !reason.isOurs())
                .map(set -> Money.ofDecimal(set, currency))
                .orElse(Money.zero(currency));
    }
}
