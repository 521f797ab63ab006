package shop.order.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The market's calendar")
class BusinessCalendarTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ExecutorService ASKERS = Executors.newFixedThreadPool(8);

    @AfterAll
    static void end() {
        ASKERS.shutdownNow();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @DisplayName("knows the holidays of its own country, and no other's")
    @CsvSource({
        "DE, 2026-10-02, true",
        "DE, 2026-12-25, false",
        "BR, 2026-12-25, false",
        "BR, 2026-09-07, false", // independence
        "DE, 2026-09-07, true",
        "US, 2026-11-26, false", // thanksgiving
        "DE, 2026-11-26, true",
        "DE, 2026-10-31, false", // a Saturday
        "KR, 2026-02-16, false", // the day before Seollal
        "KR, 2026-05-25, false", // for Buddha's birthday, a Sunday
        "KR, 2026-07-17, false", // constitution, of late
        "KR, 2027-02-09, false", // for Seollal, a Sunday
        "KR, 2028-10-05, false", // for Chuseok on the day of the foundation
        "KR, 2027-10-11, false", // for Hangul day, a Saturday
        "KR, 2026-09-28, true", // after Chuseok; its Saturday is not made good
        "KR, 2028-02-09, true"
    })
    void holidays(String country, LocalDate day, boolean business) {
        var calendar = new BusinessCalendar(new Market(country, ZoneId.of("UTC"), Set.of()));

        assertThat(calendar.isBusinessDay(day)).isEqualTo(business);
    }

    @Test
    @DisplayName("begins and ends its days by the clocks of the market")
    void days() {
        var calendar = new BusinessCalendar(new Market("DE", SEOUL, Set.of()));

        assertThat(calendar.dayOf(Instant.parse("2026-01-05T15:00:00Z"))).isEqualTo(LocalDate.parse("2026-01-06"));
        assertThat(calendar.endOf(LocalDate.parse("2026-01-06"))).isEqualTo(Instant.parse("2026-01-06T15:00:00Z"));
    }

    @RepeatedTest(200)
    @DisplayName("answers all who ask first, at once")
    void askedByMany() {
        var calendar = new BusinessCalendar(new Market("BR", SEOUL, Set.of()));

        assertThat(IntStream.range(0, 8)
                        .mapToObj(asker -> CompletableFuture.supplyAsync(
                                () -> calendar.isBusinessDay(LocalDate.parse("2026-09-07")), ASKERS))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join))
                .containsOnly(false);
    }

    @Test
    @DisplayName("keeps days that were decreed beside those that it knows")
    void decreed() {
        LocalDate mourning = LocalDate.parse("2026-06-10");
        var calendar = new BusinessCalendar(new Market("DE", SEOUL, Set.of(mourning)));

        assertThat(calendar.businessDaysAfter(LocalDate.parse("2026-06-09"), 1))
                .isEqualTo(LocalDate.parse("2026-06-11"));
    }

    @Test
    @DisplayName("of a country of which it knows none needs them to be listed, and says so")
    void unknown() {
        LocalDate tsagaanSar = LocalDate.parse("2026-02-18");

        assertThatThrownBy(() -> new BusinessCalendar(new Market("MN", SEOUL, Set.of())))
                .hasMessageContaining("order.market.holidays");
        assertThat(new BusinessCalendar(new Market("MN", SEOUL, Set.of(tsagaanSar))).isBusinessDay(tsagaanSar))
                .isFalse();
    }

    @Test
    @DisplayName("belongs to a country that exists")
    void noCountry() {
        assertThatThrownBy(() -> new Market("UK", SEOUL, Set.of())).hasMessageContaining("order.market.country");
    }
}
