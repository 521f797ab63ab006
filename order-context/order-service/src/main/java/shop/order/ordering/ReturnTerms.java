package shop.order.ordering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.ReturnReason;
import shop.order.api.WithdrawalExclusion;
import shop.order.market.BusinessCalendar;
import shop.order.market.Market;
import shop.order.market.PurchasePractice;
import shop.order.market.RefundLaw;
import shop.order.market.ReturnLaw;
import shop.platform.time.TimeScale;

/**
 * ORD-11, ORD-15, ORD-24 to ORD-26: for how long something can be given back, when a purchase confirms itself, until when money
 * is given back, and what the way back costs whoever only changed their mind. The shop sets them; no window is shorter than the
 * law of the market.
 */
@Component
@EnableConfigurationProperties(ReturnTerms.Settings.class)
public final class ReturnTerms {

    private static final Duration DAY = Duration.ofDays(1);
    private static final BigDecimal PERCENT_OF_A_YEAR = BigDecimal.valueOf(100L * 365);

    private final Settings settings;
    private final ReturnLaw law;
    private final Optional<RefundLaw> refunds;
    private final Optional<Duration> confirmedAfter;
    private final BusinessCalendar calendar;
    private final TimeScale scale;

    public ReturnTerms(Settings settings, Market market, BusinessCalendar calendar, TimeScale scale) {
        this.settings = settings;
        this.calendar = calendar;
        this.scale = scale;
        law = ReturnLaw.of(market);
        refunds = RefundLaw.of(market);
        confirmedAfter = settings.confirmedAfter(market);
    }

    /**
     * What the shop sets.
     *
     * @param window how many days after that of the last delivery something can be given back; 1 to 3650
     * @param postage what the way back costs a customer whose reason it is, by currency
     * @param confirmedAfter how many days after that of the last delivery a purchase confirms itself, such as {@code 8d}, and not
     *     before the time is over that the law gives for giving it back; {@code never}; or {@code market}: as is usual there
     * @param claims whether what a customer says arrived damaged, wrong or not at all is made good by itself (ORD-23)
     */
    @ConfigurationProperties("order.returns")
    public record Settings(
            @DefaultValue("30d") Duration window,
            @DefaultValue Map<String, BigDecimal> postage,
            @DefaultValue(AS_USUAL) String confirmedAfter,
            @DefaultValue("support") Choice claims) {

        private static final String AS_USUAL = "market";
        private static final String NEVER = "never";

        private static final Duration SHORTEST = Duration.ofDays(1);
        private static final Duration LONGEST = Duration.ofDays(3650);

        public Settings {
            if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "order.returns.window must be 1 to 3650 days, such as 30d, not " + window);
            }
            postage = Map.copyOf(postage);
            postage.forEach(Settings::check);
            days(confirmedAfter);
        }

        private Optional<Duration> confirmedAfter(Market market) {
            return confirmedAfter.equals(AS_USUAL) ? PurchasePractice.confirmedAfter(market) : days(confirmedAfter);
        }

        private static Optional<Duration> days(String told) {
            if (told.equals(AS_USUAL) || told.equals(NEVER)) {
                return Optional.empty();
            }
            Duration time = DurationStyle.detectAndParse(told);
            if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "order.returns.confirmed-after must be 1 to 3650 days, such as 8d, or " + NEVER + ", or "
                                + AS_USUAL + ", not " + told);
            }
            return Optional.of(time);
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
        return end(received, later(byTheShop(received), byLaw(received, reason)));
    }

    /** The same by the law alone; where it gives no time, the moment of the receipt. */
    Optional<Instant> untilByLaw(Instant received, ReturnReason reason) {
        LocalDate day = calendar.dayOf(received);
        LocalDate last = byLaw(received, reason);
        return last.equals(day) ? Optional.of(received).filter(moment -> scale.windows()) : end(received, last);
    }

    /**
     * ORD-24: whether a customer may change their mind, at this moment, about something that the shop has excluded from that:
     * where the market's law knows no such exclusion, for as long as it says.
     *
     * @param received when it had arrived, by our clock
     */
    boolean letsWithdraw(WithdrawalExclusion from, Optional<Instant> received, Instant now) {
        return law.letsWithdraw(from)
                && received.flatMap(at -> untilByLaw(at, ReturnReason.CHANGE_OF_MIND))
                        .filter(now::isAfter)
                        .isEmpty();
    }

    /**
     * ORD-24: until when something can be given back of which the customer has known for so long that it is not as it was
     * offered, by a law that counts from then, and never less than the shop gives; empty where the law of the market has no
     * such term, or windows are off.
     */
    Optional<Instant> untilKnown(Instant received, LocalDate known) {
        return law.lastDayKnown(calendar.dayOf(received), known)
                .flatMap(last -> end(received, later(byTheShop(received), last)));
    }

    /** Which day it is in the market. */
    LocalDate dayOf(Instant moment) {
        return calendar.dayOf(moment);
    }

    /**
     * ORD-25: when a purchase confirms itself of which the last parcel arrives at this moment, by our clock. Never, where the
     * shop has it so, or nothing is usual in its market, or windows are off; nor before the time is over in which the law lets a
     * customer change their mind.
     */
    Optional<Instant> confirmsItself(Instant received) {
        return confirmedAfter
                .map(time -> calendar.dayOf(received).plusDays(wholeDays(time)))
                .flatMap(day -> end(received, later(day, byLaw(received, ReturnReason.CHANGE_OF_MIND))));
    }

    /** ORD-26: until when money is to be given back for goods that are back at this moment; never, where no law says so. */
    Optional<Instant> refundDue(Instant back) {
        return refunds.map(term -> calendar.businessDaysAfter(calendar.dayOf(back), term.businessDays()))
                .flatMap(day -> end(back, day));
    }

    /**
     * ORD-26: what is owed beside an amount that was due at one moment and given back at a later one: by the year's rate for each
     * day that had begun, of 365, to the nearest unit of the currency.
     */
    Optional<RefundInterestOwed> interest(OrderId order, int number, Money refunded, Instant due, Instant paid) {
        return refunds.filter(term -> !paid.isBefore(due)).map(term -> {
            long days = Duration.between(due, paid).dividedBy(scale.of(DAY)) + 1;
            BigDecimal minor = BigDecimal.valueOf(refunded.minor())
                    .multiply(BigDecimal.valueOf(term.interest()))
                    .multiply(BigDecimal.valueOf(days))
                    .divide(PERCENT_OF_A_YEAR, 0, RoundingMode.HALF_UP);
            Money interest = Money.of(minor.longValueExact(), refunded.currency());
            return new RefundInterestOwed(order, number, refunded, days, term.interest(), interest);
        });
    }

    private LocalDate byTheShop(Instant received) {
        return calendar.dayOf(received).plusDays(wholeDays(settings.window()));
    }

    private LocalDate byLaw(Instant received, ReturnReason reason) {
        return law.lastDay(calendar.dayOf(received), reason.isOurs());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<Instant> end(Instant received, LocalDate last) {
        Instant end = calendar.endOf(calendar.orNextBusinessDay(last));
        return scale.windows()
                ? Optional.of(received.plus(scale.of(Duration.between(received, end))))
                : Optional.empty();
    }

    private static long wholeDays(Duration window) {
        return window.minusNanos(1).toDays() + 1;
    }

    /** ORD-23: whether what a customer says of what has arrived is believed, and made good by itself. */
    boolean claimsAreGrantedAtOnce() {
        return settings.claims() == Choice.AUTOMATIC;
    }

    /** What the way back costs the customer. */
    Money postage(ReturnReason reason, String currency) {
        return Optional.ofNullable(settings.postage().get(currency))
                .filter(set -> !reason.isOurs())
                .map(set -> Money.ofDecimal(set, currency))
                .orElse(Money.zero(currency));
    }
}
