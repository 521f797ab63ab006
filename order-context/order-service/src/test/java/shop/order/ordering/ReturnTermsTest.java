package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.kernel.Money;
import shop.order.api.ReturnReason;
import shop.order.api.WithdrawalExclusion;
import shop.order.market.BusinessCalendar;
import shop.order.market.Market;
import shop.platform.time.TimeScale;

@DisplayName("The terms of a return")
class ReturnTermsTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static ReturnTerms in(String country, Duration window, TimeScale scale) {
        return in(country, window, "market", scale);
    }

    private static ReturnTerms in(String country, Duration window, String confirmedAfter, TimeScale scale) {
        Market market = new Market(country, ZoneId.of("Asia/Seoul"), Set.of());
        return new ReturnTerms(
                new ReturnTerms.Settings(window, Map.of("KRW", new BigDecimal("3000")), confirmedAfter, Choice.SUPPORT),
                market,
                new BusinessCalendar(market),
                scale);
    }

    private static Instant endOfDayInSeoul(String day) {
        return LocalDate.parse(day)
                .plusDays(1)
                .atStartOfDay(ZoneId.of("Asia/Seoul"))
                .toInstant();
    }

    @ParameterizedTest(name = "{0}, {1} days set, received {2}, {3}: to the end of {4}")
    @DisplayName(
            "are counted in whole days of the market, to the end of a business day, and never shorter than its law")
    @CsvSource({
        // Monday to Monday, whatever the hour in Seoul
        "KR, 3, 2026-01-05T12:00:00Z, CHANGE_OF_MIND, 2026-01-12",
        "KR, 3, 2026-01-05T15:00:00Z, CHANGE_OF_MIND, 2026-01-13", // Tuesday already
        // the seventh day is the Monday before Seollal, which is kept from Monday to Wednesday
        "KR, 3, 2026-02-09T03:00:00Z, CHANGE_OF_MIND, 2026-02-19",
        // a Saturday is no working day
        "KR, 3, 2026-01-10T03:00:00Z, CHANGE_OF_MIND, 2026-01-19",
        "KR, 3, 2026-01-05T12:00:00Z, WRONG_GOODS, 2026-04-06", // 5 April is a Sunday
        "KR, 3, 2026-11-30T03:00:00Z, DEFECT, 2027-03-02", // 28 February is a Sunday, and 1 March is kept
        "KR, 3, 2026-02-28T03:00:00Z, DEFECT, 2026-06-01", // from 1 March to 31 May, a Sunday
        "KR, 3, 2026-04-30T03:00:00Z, DEFECT, 2026-07-31", // from 1 May
        "KR, 3, 2026-11-29T03:00:00Z, DEFECT, 2027-03-02", // from 30 November, and February has no 30th
        "ES, 3, 2026-01-05T12:00:00Z, DEFECT, 2029-01-05", // three years
        "KR, 100, 2026-01-05T12:00:00Z, DEFECT, 2026-04-15",
        "DE, 3, 2026-01-05T12:00:00Z, CHANGE_OF_MIND, 2026-01-19", // 14 days
        "DE, 3, 2026-12-11T03:00:00Z, CHANGE_OF_MIND, 2026-12-28", // to Christmas Day, a Friday
        "DE, 30, 2026-01-05T12:00:00Z, DEFECT, 2028-01-05", // two years
        "BR, 3, 2026-01-05T12:00:00Z, CHANGE_OF_MIND, 2026-01-12",
        "BR, 3, 2026-01-05T12:00:00Z, DEFECT, 2026-04-06", // the ninetieth day is a Sunday
        "US, 3, 2026-01-05T12:00:00Z, DEFECT, 2026-01-08"
    })
    void windows(String country, int days, Instant received, ReturnReason reason, String lastDay) {
        assertThat(in(country, Duration.ofDays(days), MugsThatComeBack.REAL_TIME)
                        .until(received, reason))
                .contains(endOfDayInSeoul(lastDay));
    }

    @ParameterizedTest(name = "{0}, after {1}, received {2}: at the end of {3}")
    @DisplayName(
            "say when a purchase confirms itself: never before the law's time for a change of mind is over (ORD-25)")
    @CsvSource({
        "KR, market, 2026-01-05T12:00:00Z, 2026-01-12",
        "KR, 8d, 2026-01-05T12:00:00Z, 2026-01-13",
        "KR, 3d, 2026-01-05T12:00:00Z, 2026-01-12",
        "KR, never, 2026-01-05T12:00:00Z, ",
        "DE, market, 2026-01-05T12:00:00Z, ",
        "DE, 20d, 2026-01-05T12:00:00Z, 2026-01-26", // the twentieth day is a Sunday
        "US, 5d, 2026-01-05T12:00:00Z, 2026-01-12" // a Saturday
    })
    void confirmsItself(String country, String after, Instant received, String lastDay) {
        assertThat(in(country, Duration.ofDays(30), after, MugsThatComeBack.REAL_TIME)
                        .confirmsItself(received))
                .isEqualTo(Optional.ofNullable(lastDay).map(ReturnTermsTest::endOfDayInSeoul));
    }

    @ParameterizedTest(name = "{0}, back {1}: by the end of {2}")
    @DisplayName(
            "say by when money is to be given back: in business days of the market; where no law says so, never (ORD-26)")
    @CsvSource({
        "KR, 2026-01-05T12:00:00Z, 2026-01-08",
        "KR, 2026-01-08T03:00:00Z, 2026-01-13", // over a weekend
        "KR, 2026-02-13T03:00:00Z, 2026-02-23", // over Seollal, and two weekends
        "DE, 2026-01-05T12:00:00Z, "
    })
    void refundDue(String country, Instant back, String lastDay) {
        assertThat(in(country, Duration.ofDays(30), MugsThatComeBack.REAL_TIME).refundDue(back))
                .isEqualTo(Optional.ofNullable(lastDay).map(ReturnTermsTest::endOfDayInSeoul));
    }

    @ParameterizedTest(name = "{0} KRW, {1} after it was due: {3} for {2} days")
    @DisplayName("say what delay costs: by 15 percent a year for each day begun, to the nearest unit (ORD-26)")
    @CsvSource({
        "100000, PT0S, 1, 41", // 41.096
        "100000, PT23H59M, 1, 41",
        "100000, PT24H, 2, 82",
        "100000, P364D, 365, 15000",
        "1000, PT1H, 1, 0"
    })
    void interest(long refunded, Duration late, long days, long owed) {
        assertThat(in("KR", Duration.ofDays(30), MugsThatComeBack.REAL_TIME)
                        .interest(MugsAndTea.ORDER, 1, Money.of(refunded, "KRW"), NOON, NOON.plus(late)))
                .contains(new RefundInterestOwed(
                        MugsAndTea.ORDER, 1, Money.of(refunded, "KRW"), days, 15, Money.of(owed, "KRW")));
        assertThat(in("KR", Duration.ofDays(30), MugsThatComeBack.REAL_TIME)
                        .interest(MugsAndTea.ORDER, 1, Money.of(refunded, "KRW"), NOON, NOON.minusMillis(1)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}, at {2}: {3}")
    @DisplayName(
            "let a customer change their mind about what the shop excluded only where the law does, and as long (ORD-24)")
    @CsvSource({
        "KR, MADE_TO_ORDER, 2026-01-05T12:00:00Z, false",
        "KR, PERISHABLE, 2026-01-05T12:00:00Z, false",
        "ES, MADE_TO_ORDER, 2026-01-05T12:00:00Z, false",
        "DE, PERISHABLE, 2026-01-05T12:00:00Z, false",
        "BR, MADE_TO_ORDER, 2026-01-12T15:00:00Z, true", // the last moment of the seventh day in Seoul
        "BR, MADE_TO_ORDER, 2026-01-12T15:00:01Z, false",
        "US, PERISHABLE, 2026-01-05T12:00:00Z, false"
    })
    void letWithdraw(String country, WithdrawalExclusion from, Instant now, boolean may) {
        assertThat(in(country, Duration.ofDays(30), MugsThatComeBack.REAL_TIME)
                        .letsWithdraw(from, Optional.of(NOON), now))
                .isEqualTo(may);
    }

    @ParameterizedTest(name = "{0}, {1} days set, received on 5 January, known on {2}: to the end of {3}")
    @DisplayName(
            "count from the day on which a defect is known where the law does, and never shorter than the shop (ORD-24)")
    @CsvSource({
        "KR, 3, 2026-01-05, 2026-02-04", // a Wednesday
        "KR, 3, 2026-01-15, 2026-02-19", // to 14 February, a Saturday before Seollal, which is kept until Wednesday
        "KR, 3, 2026-03-31, 2026-04-06", // no longer than three months
        "KR, 60, 2026-01-05, 2026-03-06", // what the shop gives
        "DE, 3, 2026-01-05, ",
        "ES, 3, 2026-01-05, ",
        "BR, 3, 2026-01-05, ",
        "US, 3, 2026-01-05, "
    })
    void knownSince(String country, int days, LocalDate known, String lastDay) {
        assertThat(in(country, Duration.ofDays(days), MugsThatComeBack.REAL_TIME)
                        .untilKnown(NOON, known))
                .isEqualTo(Optional.ofNullable(lastDay).map(ReturnTermsTest::endOfDayInSeoul));
    }

    @Test
    @DisplayName("say what the law alone gives: nothing, where none is known")
    void byLawAlone() {
        assertThat(in("KR", Duration.ofDays(30), MugsThatComeBack.REAL_TIME)
                        .untilByLaw(NOON, ReturnReason.CHANGE_OF_MIND))
                .contains(endOfDayInSeoul("2026-01-12"));
        assertThat(in("US", Duration.ofDays(30), MugsThatComeBack.REAL_TIME)
                        .untilByLaw(NOON, ReturnReason.CHANGE_OF_MIND))
                .contains(NOON);
    }

    @Test
    @DisplayName("are scaled with all windows, and none where windows are off")
    void scale() {
        TimeScale demo = new TimeScale(Duration.ofSeconds(24), Duration.ofSeconds(1), true);
        // 30 days and three hours to the end of the thirtieth in Seoul
        assertThat(in("US", Duration.ofDays(30), demo).until(NOON, ReturnReason.DEFECT))
                .contains(NOON.plusSeconds(30 * 24 + 3));
        TimeScale off = new TimeScale(Duration.ofDays(1), Duration.ofSeconds(1), false);
        assertThat(in("DE", Duration.ofDays(30), off).until(NOON, ReturnReason.DEFECT))
                .isEmpty();
        assertThat(in("US", Duration.ofDays(30), off).untilByLaw(NOON, ReturnReason.DEFECT))
                .isEmpty();
        assertThat(in("KR", Duration.ofDays(30), off).confirmsItself(NOON)).isEmpty();
        assertThat(in("KR", Duration.ofDays(30), off).untilKnown(NOON, LocalDate.parse("2026-01-05")))
                .isEmpty();
    }

    @Test
    @DisplayName("have the way back paid by whose reason it is, in the order's currency (ORD-15)")
    void postage() {
        ReturnTerms korea = in("KR", Duration.ofDays(7), MugsThatComeBack.REAL_TIME);
        assertThat(korea.postage(ReturnReason.CHANGE_OF_MIND, "KRW")).isEqualTo(Money.of(3000, "KRW"));
        assertThat(korea.postage(ReturnReason.DAMAGED, "KRW")).isEqualTo(Money.zero("KRW"));
        assertThat(korea.postage(ReturnReason.CHANGE_OF_MIND, "EUR")).isEqualTo(Money.zero("EUR"));
    }

    @Test
    @DisplayName("have bounds that name themselves")
    void bounds() {
        assertThatThrownBy(() -> new ReturnTerms.Settings(Duration.ofHours(1), Map.of(), "market", Choice.SUPPORT))
                .hasMessage("order.returns.window must be 1 to 3650 days, such as 30d, not PT1H");
        assertThatThrownBy(() -> new ReturnTerms.Settings(Duration.ofDays(4000), Map.of(), "market", Choice.SUPPORT))
                .hasMessageContaining("1 to 3650 days");
        assertThatThrownBy(() -> new ReturnTerms.Settings(
                        Duration.ofDays(30), Map.of("EUR", new BigDecimal("-1")), "market", Choice.SUPPORT))
                .hasMessage("order.returns.postage.EUR must not be negative, as -1 is");
        assertThatThrownBy(() -> new ReturnTerms.Settings(
                        Duration.ofDays(30), Map.of("KRW", new BigDecimal("3000.5")), "market", Choice.SUPPORT))
                .hasMessage("order.returns.postage.KRW must be an amount that can be paid in KRW, as 3000.5 cannot");
        assertThatThrownBy(() -> new ReturnTerms.Settings(
                        Duration.ofDays(30), Map.of("EUR", new BigDecimal("4.905")), "market", Choice.SUPPORT))
                .hasMessageContaining("can be paid in EUR");
        assertThatThrownBy(() -> new ReturnTerms.Settings(
                        Duration.ofDays(30), Map.of("eur", new BigDecimal("4.90")), "market", Choice.SUPPORT))
                .hasMessage("order.returns.postage names a currency by its three letters, such as EUR; eur is none");
        assertThatThrownBy(() -> new ReturnTerms.Settings(Duration.ofDays(30), Map.of(), "1h", Choice.SUPPORT))
                .hasMessage(
                        "order.returns.confirmed-after must be 1 to 3650 days, such as 8d, or never, or market, not 1h");
    }
}
