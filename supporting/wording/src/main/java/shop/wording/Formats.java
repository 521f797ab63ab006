package shop.wording;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.kernel.Money;

/** How one language writes amounts, moments, days and durations. */
public final class Formats {

    /** What Koreans say behind a number rather than write before it. */
    private static final Map<String, String> KOREAN_CURRENCIES = Map.of(
            "KRW", "원", "EUR", "유로", "USD", "달러", "JPY", "엔", "BRL", "헤알", "GBP", "파운드", "CHF", "스위스프랑", "CNY", "위안");

    private static final Map<Unit, String> KOREAN_UNITS =
            Map.of(Unit.DAY, "일", Unit.HOUR, "시간", Unit.MINUTE, "분", Unit.SECOND, "초");

    /** An amount, or something in quotes. */
    private static final Pattern AMOUNT =
            Pattern.compile("(?<!\\w)'.*?'(?!\\w)|(?<![\\w.,-])(-?\\d+(?:\\.\\d+)?) ([A-Z]{3})\\b");

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    private static final Pattern DAY = Pattern.compile("(?<![\\w+-])\\d{4}-\\d\\d-\\d\\d(?![\\w-])");

    private final Locale locale;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter day;

    private enum Unit {
        DAY,
        HOUR,
        MINUTE,
        SECOND
    }

    private record Counted(long count, Unit unit) {}

    /** @param zone in which moments are told */
    public Formats(Locale locale, ZoneId zone) {
        this.locale = locale;
        String date = isKorean() ? "uuuu년 M월 d일" : "d MMMM uuuu";
        day = DateTimeFormatter.ofPattern(date, locale);
        moment = DateTimeFormatter.ofPattern(date + (isKorean() ? " HH:mm" : ", HH:mm"), locale)
                .withZone(zone);
    }

    Locale locale() {
        return locale;
    }

    private boolean isKorean() {
        return locale.getLanguage().equals(Locale.KOREAN.getLanguage());
    }

    public String moment(Instant at) {
        return moment.format(at);
    }

    public String day(LocalDate date) {
        return day.format(date);
    }

    /** As {@code €1,033.10} and {@code ₩39,000}; in Korean {@code 1,033.10유로} and {@code 39,000원}. */
    public String amount(Money money) {
        Currency currency = Currency.getInstance(money.currency());
        int digits = Math.max(currency.getDefaultFractionDigits(), 0);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        if (isKorean() && KOREAN_CURRENCIES.containsKey(money.currency()) && format instanceof DecimalFormat decimal) {
            decimal.applyPattern(
                    "#,##0" + (digits == 0 ? "" : "." + "0".repeat(digits)) + KOREAN_CURRENCIES.get(money.currency()));
        }
        return format.format(BigDecimal.valueOf(money.minor(), digits));
    }

    /**
     * A text whose amounts stand in it as {@link Money} writes them, {@code 5000 KRW}, with {@code ₩5,000} instead; what stands
     * in quotes is somebody's, and stays.
     */
    public String withAmounts(String text) {
        return AMOUNT.matcher(text)
                .replaceAll(said -> Matcher.quoteReplacement(
                        said.group(1) == null
                                ? said.group()
                                : money(said.group(1), said.group(2))
                                        .map(this::amount)
                                        .orElse(said.group())));
    }

    /** The same for moments and days, too, that stand in it as ISO 8601 writes them. */
    public String withAmountsAndTimes(String text) {
        String withMoments = replaced(MOMENT, withAmounts(text), said -> moment(Instant.parse(said)));
        return replaced(DAY, withMoments, said -> day(LocalDate.parse(said)));
    }

    private static String replaced(Pattern times, String text, UnaryOperator<String> told) {
        return times.matcher(text).replaceAll(said -> {
            try {
                return Matcher.quoteReplacement(told.apply(said.group()));
            } catch (DateTimeParseException isNone) {
                return Matcher.quoteReplacement(said.group());
            }
        });
    }

    /** Empty where this is no amount of a currency, as its decimals are. */
    private static Optional<Money> money(String amount, String currency) {
        try {
            Money money = Money.ofDecimal(new BigDecimal(amount), currency);
            return Optional.of(money).filter(said -> said.toString().equals(amount + " " + currency));
        } catch (IllegalArgumentException | ArithmeticException isNone) {
            return Optional.empty();
        }
    }

    /** As {@code 2 days and 3 hours}; in Korean {@code 2일 3시간}. */
    public String duration(Duration duration) {
        List<Counted> counted = new ArrayList<>(List.of(
                new Counted(duration.toDaysPart(), Unit.DAY),
                new Counted(duration.toHoursPart(), Unit.HOUR),
                new Counted(duration.toMinutesPart(), Unit.MINUTE),
                new Counted(duration.toSecondsPart(), Unit.SECOND)));
        counted.removeIf(part -> part.count() == 0);
        if (isKorean()) {
            return counted.stream()
                    .map(part -> part.count() + KOREAN_UNITS.get(part.unit()))
                    .collect(joining(" "));
        }
        List<String> parts = counted.stream().map(Formats::english).toList();
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    private static String english(Counted part) {
        return part.count() + " " + part.unit().name().toLowerCase(Locale.ROOT) + (part.count() == 1 ? "" : "s");
    }
}
