package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.order.ordering.MugsAndTea.eur;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.Money;
import shop.order.api.ReturnReason;
import shop.order.market.Market;
import shop.platform.time.TimeScale;

@DisplayName("The terms of a return")
class ReturnTermsTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static ReturnTerms in(String country, Duration window, TimeScale scale) {
        return new ReturnTerms(
                new ReturnTerms.Settings(window, Map.of("KRW", new BigDecimal("3000"))),
                new Market(country, ZoneId.of("Asia/Seoul"), Set.of()),
                scale);
    }

    @Test
    @DisplayName("are never shorter than Korea's law: 7 days, and 3 months for what is ours (ORD-24)")
    void korea() {
        ReturnTerms korea = in("KR", Duration.ofDays(3), MugsThatComeBack.REAL_TIME);
        assertThat(korea.until(NOON, ReturnReason.CHANGE_OF_MIND)).contains(NOON.plus(Duration.ofDays(7)));
        assertThat(korea.until(NOON, ReturnReason.WRONG_GOODS)).contains(NOON.plus(Duration.ofDays(92)));
        assertThat(in("DE", Duration.ofDays(3), MugsThatComeBack.REAL_TIME).until(NOON, ReturnReason.DEFECT))
                .contains(NOON.plus(Duration.ofDays(3)));
        assertThat(in("KR", Duration.ofDays(100), MugsThatComeBack.REAL_TIME).until(NOON, ReturnReason.DEFECT))
                .contains(NOON.plus(Duration.ofDays(100)));
    }

    @Test
    @DisplayName("are scaled with all windows, and none where windows are off")
    void scale() {
        TimeScale demo = new TimeScale(Duration.ofSeconds(20), Duration.ofSeconds(1), true);
        assertThat(in("DE", Duration.ofDays(30), demo).until(NOON, ReturnReason.DEFECT))
                .contains(NOON.plus(Duration.ofMinutes(10)));
        TimeScale off = new TimeScale(Duration.ofDays(1), Duration.ofSeconds(1), false);
        assertThat(in("DE", Duration.ofDays(30), off).until(NOON, ReturnReason.DEFECT))
                .isEmpty();
    }

    @Test
    @DisplayName("have the way back paid by whose reason it is, in the order's currency (ORD-15)")
    void postage() {
        ReturnTerms korea = in("KR", Duration.ofDays(7), MugsThatComeBack.REAL_TIME);
        assertThat(korea.postage(ReturnReason.CHANGE_OF_MIND, "KRW")).isEqualTo(Money.of(3000, "KRW"));
        assertThat(korea.postage(ReturnReason.DAMAGED, "KRW")).isEqualTo(Money.zero("KRW"));
        assertThat(korea.postage(ReturnReason.CHANGE_OF_MIND, "EUR")).isEqualTo(eur("0.00"));
    }

    @Test
    @DisplayName("have bounds that name themselves")
    void bounds() {
        assertThatThrownBy(() -> new ReturnTerms.Settings(Duration.ofHours(1), Map.of()))
                .hasMessage("order.returns.window must be 1 to 3650 days, such as 30d, not PT1H");
        assertThatThrownBy(() -> new ReturnTerms.Settings(Duration.ofDays(4000), Map.of()))
                .hasMessageContaining("1 to 3650 days");
        assertThatThrownBy(() -> new ReturnTerms.Settings(Duration.ofDays(30), Map.of("EUR", new BigDecimal("-1"))))
                .hasMessage("order.returns.postage.EUR must not be negative, as -1 is");
        assertThatThrownBy(() -> new ReturnTerms.Settings(Duration.ofDays(30), Map.of("KRW", new BigDecimal("3000.5"))))
                .hasMessage("order.returns.postage.KRW must be an amount that can be paid in KRW, as 3000.5 cannot");
        assertThatThrownBy(() -> new ReturnTerms.Settings(Duration.ofDays(30), Map.of("EUR", new BigDecimal("4.905"))))
                .hasMessageContaining("can be paid in EUR");
        assertThatThrownBy(() -> new ReturnTerms.Settings(Duration.ofDays(30), Map.of("eur", new BigDecimal("4.90"))))
                .hasMessage("order.returns.postage names a currency by its three letters, such as EUR; eur is none");
    }
}
