package shop.order.ordering;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import shop.kernel.Money;
import shop.order.api.ReturnReason;
import shop.order.market.BusinessCalendar;
import shop.order.market.Market;
import shop.order.market.ReturnLaw;
import shop.platform.time.TimeScale;

/**
 * ORD-11, ORD-15, ORD-24: for how long something can be given back, and what the way back costs whoever only changed their
 * mind. The shop sets both; no window is shorter than the law of the market.
 */
@Component
@EnableConfigurationProperties(ReturnTerms.Settings.class)
public final class ReturnTerms {

    private final Settings settings;
    private final ReturnLaw law;
    private final BusinessCalendar calendar;
    private final TimeScale scale;

    public ReturnTerms(Settings settings, Market market, BusinessCalendar calendar, TimeScale scale) {
        this.settings = settings;
        this.calendar = calendar;
        this.scale = scale;
        law = ReturnLaw.of(market);
    }

    /**
     * What the shop sets.
     *
     * @param window how many days after that of the last delivery something can be given back; 1 to 3650
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

    /**
     * Until when something can be given back that arrived at this moment, by our clock; for ever where windows are off. A window
     * counts whole days after that of the receipt, on the market's calendar; it is open to the end of its last day, and of the
     * next business day if that is none.
     */
    Optional<Instant> until(Instant received, ReturnReason reason) {
        return scale.windows()
                ? Optional.of(received.plus(scale.of(Duration.between(received, end(received, reason)))))
                : Optional.empty();
    }

    private Instant end(Instant received, ReturnReason reason) {
        LocalDate day = calendar.dayOf(received);
        LocalDate byTheShop = day.plusDays(wholeDays(settings.window()));
        LocalDate byLaw = law.lastDay(day, reason.isOurs());
        return calendar.endOf(calendar.orNextBusinessDay(byLaw.isAfter(byTheShop) ? byLaw : byTheShop));
    }

    private static long wholeDays(Duration window) {
        return window.minusNanos(1).toDays() + 1;
    }

    /** What the way back costs the customer. */
    Money postage(ReturnReason reason, String currency) {
        return Optional.ofNullable(settings.postage().get(currency))
                .filter(set -> !reason.isOurs())
                .map(set -> Money.ofDecimal(set, currency))
                .orElse(Money.zero(currency));
    }
}
