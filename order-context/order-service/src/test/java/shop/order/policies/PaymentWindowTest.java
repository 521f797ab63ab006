package shop.order.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.kernel.Money;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;

@DisplayName("The payment window (ORD-05)")
class PaymentWindowTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    /** A Monday. */
    private static final Instant PLACED = Instant.parse("2026-01-05T09:00:00Z");

    @Test
    @DisplayName("is half an hour for a card")
    void card() {
        assertThat(PaymentWindow.of(List.of(tender(TenderMethod.CARD)), PLACED)).isEqualTo(HALF_AN_HOUR);
    }

    @Test
    @DisplayName("is half an hour for what pays at once, other than slips")
    void paidAtOnce() {
        assertThat(PaymentWindow.of(List.of(tender(TenderMethod.VOUCHER), tender(TenderMethod.DEBIT)), PLACED))
                .isEqualTo(HALF_AN_HOUR);
    }

    @ParameterizedTest(name = "due on {0}: until the end of {1}")
    @DisplayName("ends two business days after a slip is due; Saturdays and Sundays are none")
    @CsvSource({
        "2026-01-06, 2026-01-08", // Tuesday: Thursday
        "2026-01-08, 2026-01-12", // Thursday: Monday
        "2026-01-09, 2026-01-13", // Friday: Tuesday
        "2026-01-10, 2026-01-13", // Saturday: Tuesday
        "2026-01-11, 2026-01-13" // Sunday: Tuesday
    })
    void slip(LocalDate due, LocalDate lastDay) {
        assertThat(endOf(slip(Optional.of(due)))).isEqualTo(Instant.parse(lastDay.plusDays(1) + "T00:00:00Z"));
    }

    @Test
    @DisplayName("takes a slip without a date as due in three days")
    void slipWithoutDate() {
        // Thursday, and so until the end of Monday
        assertThat(endOf(slip(Optional.empty()))).isEqualTo(Instant.parse("2026-01-13T00:00:00Z"));
    }

    @Test
    @DisplayName("is that of the slip when a card pays the rest")
    void slipAndCard() {
        assertThat(endOf(tender(TenderMethod.CARD), slip(Optional.of(LocalDate.parse("2026-01-06")))))
                .isEqualTo(Instant.parse("2026-01-09T00:00:00Z"));
    }

    @Test
    @DisplayName("is that of the slip that is due last")
    void severalSlips() {
        assertThat(endOf(
                        slip(Optional.of(LocalDate.parse("2026-01-13"))),
                        slip(Optional.of(LocalDate.parse("2026-01-06")))))
                .isEqualTo(Instant.parse("2026-01-16T00:00:00Z"));
    }

    @Test
    @DisplayName("takes a slip as due in 90 days at the most, because other tenders' money is held meanwhile")
    void slipFarAway() {
        // The 90th day is a Sunday, and so until the end of Tuesday
        assertThat(endOf(slip(Optional.of(LocalDate.parse("2999-12-31")))))
                .isEqualTo(Instant.parse("2026-04-08T00:00:00Z"));
    }

    @Test
    @DisplayName("is never less than half an hour, even if a slip was due long ago")
    void slipOverdue() {
        assertThat(PaymentWindow.of(List.of(slip(Optional.of(LocalDate.parse("2025-12-01")))), PLACED))
                .isEqualTo(HALF_AN_HOUR);
    }

    private static Instant endOf(Tender... tenders) {
        return PLACED.plus(PaymentWindow.of(List.of(tenders), PLACED));
    }

    private static Tender slip(Optional<LocalDate> due) {
        return new Tender(TenderMethod.BANK_SLIP, Money.of(1000, "EUR"), "tok_slip_paid", 1, due);
    }

    private static Tender tender(TenderMethod method) {
        return new Tender(method, Money.of(1000, "EUR"), "tok_approve", 1, Optional.empty());
    }
}
