package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.order.api.Tender;
import shop.order.market.BusinessCalendar;
import shop.order.market.Market;
import shop.platform.time.TimeScale;

@DisplayName("The payment window (ORD-28)")
class PaymentWindowTest {

    private static final Instant HALF_PAST_NINE = Instant.parse("2026-01-05T09:30:00Z");

    /** A Monday. */
    private static final Instant PLACED = Instant.parse("2026-01-05T09:00:00Z");

    /** In the middle of Europe, whose clocks change. */
    private final PaymentWindow window = new PaymentWindow(
            new BusinessCalendar(new Market("DE", ZoneId.of("Europe/Berlin"), Set.of())), MugsThatComeBack.REAL_TIME);

    @Test
    @DisplayName("is half an hour for a card, and for what pays at once other than slips")
    void withoutSlip() {
        assertThat(window.payUntil(List.of(MugsAndTea.card(10_000)), PLACED)).isEqualTo(HALF_PAST_NINE);
        assertThat(window.payUntil(List.of(MugsAndTea.voucher(10_000)), PLACED)).isEqualTo(HALF_PAST_NINE);
    }

    @ParameterizedTest(name = "due on {0}: until the end of {1}")
    @DisplayName("ends two business days after a slip is due, at midnight in the market; Saturdays, Sundays and the "
            + "country's holidays are none")
    @CsvSource({
        "2026-01-05, 2026-01-07, 2026-01-07T23:00:00Z", // Monday, and on Tuesday a holiday of three regions: Wednesday
        "2026-01-08, 2026-01-12, 2026-01-12T23:00:00Z", // Thursday: Monday
        "2026-01-09, 2026-01-13, 2026-01-13T23:00:00Z", // Friday: Tuesday
        "2026-01-10, 2026-01-13, 2026-01-13T23:00:00Z", // Saturday: Tuesday
        "2026-01-11, 2026-01-13, 2026-01-13T23:00:00Z", // Sunday: Tuesday
        "2026-03-27, 2026-03-31, 2026-03-31T22:00:00Z", // Friday, and clocks are put forward: Tuesday
        "2026-04-01, 2026-04-07, 2026-04-07T22:00:00Z" // Wednesday, and then Easter: Tuesday
    })
    void slip(LocalDate due, LocalDate lastDay, Instant end) {
        Instant payUntil = window.payUntil(List.of(slip(Optional.of(due))), PLACED);

        assertThat(payUntil).isEqualTo(end);
        assertThat(payUntil.atZone(ZoneId.of("Europe/Berlin")).toLocalDateTime())
                .isEqualTo(lastDay.plusDays(1).atStartOfDay());
    }

    @Test
    @DisplayName("passes over Christmas")
    void christmas() {
        Tender slip = slip(Optional.of(LocalDate.parse("2026-12-23")));

        assertThat(window.payUntil(List.of(slip), Instant.parse("2026-12-20T09:00:00Z")))
                .isEqualTo(Instant.parse("2026-12-28T23:00:00Z"));
    }

    @Test
    @DisplayName("takes a slip without a date as due in three days of the market")
    void slipWithoutDate() {
        Instant lateOnMonday = Instant.parse("2026-01-05T23:30:00Z");

        assertThat(window.slipsDue(List.of(slip(Optional.empty())), lateOnMonday))
                .contains(LocalDate.parse("2026-01-09"));
        assertThat(window.payUntil(List.of(slip(Optional.empty())), lateOnMonday))
                .isEqualTo(Instant.parse("2026-01-13T23:00:00Z"));
    }

    @Test
    @DisplayName("says no date for slips that have their own, nor where there are none")
    void noDateToSay() {
        assertThat(window.slipsDue(List.of(slip(Optional.of(LocalDate.parse("2026-01-06")))), PLACED))
                .isEmpty();
        assertThat(window.slipsDue(List.of(MugsAndTea.card(10_000)), PLACED)).isEmpty();
    }

    @Test
    @DisplayName("is that of the slip that is due last, whatever pays the rest")
    void severalTenders() {
        assertThat(window.payUntil(
                        List.of(
                                MugsAndTea.card(10_000),
                                slip(Optional.of(LocalDate.parse("2026-01-13"))),
                                slip(Optional.of(LocalDate.parse("2026-01-06")))),
                        PLACED))
                .isEqualTo(Instant.parse("2026-01-15T23:00:00Z"));
    }

    @Test
    @DisplayName("is as much shorter as all windows are, but never too short")
    void scaled() {
        assertThat(scaled(Duration.ofHours(1), Duration.ofSeconds(1))).isEqualTo(PLACED.plusSeconds(75));
        assertThat(scaled(Duration.ofSeconds(20), Duration.ofSeconds(1))).isEqualTo(PLACED.plusSeconds(1));
    }

    private static Instant scaled(Duration day, Duration shortest) {
        return new PaymentWindow(
                        new BusinessCalendar(new Market("DE", ZoneId.of("Europe/Berlin"), Set.of())),
                        new TimeScale(day, shortest, true))
                .payUntil(List.of(MugsAndTea.card(10_000)), PLACED);
    }

    private static Tender slip(Optional<LocalDate> due) {
        return MugsAndTea.slip(10_000, due);
    }
}
