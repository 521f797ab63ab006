package shop.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.wording.scenario.Wording;
import shop.wording.scenario.Words;

@DisplayName("Words for people")
class WordingTest {

    private String told(Object message) {
        return String.join("\n", Wording.message(message).bullets());
    }

    private String value(Object value) {
        return Wording.value(value).inline();
    }

    @ParameterizedTest
    @CsvSource({
        "TenderDeclined, tender declined",
        "PSPTokenRefused, PSP token refused",
        "usePSP, use PSP",
        "line2Total, line2 total",
        "address_line, address line"
    })
    @DisplayName("come from the names in the code")
    void names(String name, String words) {
        assertThat(Words.of(name)).isEqualTo(words);
    }

    enum Reason {
        INSUFFICIENT_FUNDS
    }

    record OrderId(String value) {}

    record Sku(String maker, String number) {

        @Override
        public String toString() {
            return maker + "/" + number;
        }
    }

    record TenderDeclined(OrderId orderId, int tender, Reason reason, boolean isFinal, Optional<String> hint) {}

    @Test
    @DisplayName("tell an event with its components, leaving out what is absent")
    void message() {
        assertThat(told(new TenderDeclined(
                        new OrderId("order-1"), 1, Reason.INSUFFICIENT_FUNDS, true, Optional.empty())))
                .isEqualTo(
                        "- *tender declined*: order `order-1`, tender `1`, reason `insufficient funds`, is final `yes`");
        assertThat(told(new TenderDeclined(null, 1, Reason.INSUFFICIENT_FUNDS, false, Optional.of("call"))))
                .isEqualTo("- *tender declined*: tender `1`, reason `insufficient funds`, is final `no`, hint `call`");
    }

    record Closed() {}

    @Test
    @DisplayName("tell an event that says no more than its name")
    void bare() {
        assertThat(told(new Closed())).isEqualTo("- *closed*");
        assertThat(told("a text")).isEqualTo("- *string*");
    }

    @Test
    @DisplayName("tell plain values as people write them")
    void plain() {
        assertThat(value(Instant.parse("2026-01-05T09:00:00Z"))).isEqualTo("`2026-01-05 09:00 UTC`");
        assertThat(value(Instant.parse("2026-01-05T09:00:07Z"))).isEqualTo("`2026-01-05 09:00:07 UTC`");
        assertThat(value(LocalDate.of(2026, 1, 5))).isEqualTo("`2026-01-05`");
        assertThat(value(new BigDecimal("1.50"))).isEqualTo("`1.50`");
        assertThat(value(new Sku("acme", "7"))).isEqualTo("`acme/7`");
        assertThat(value("with `ticks`\nand lines")).isEqualTo("`with 'ticks' and lines`");
        assertThat(value("")).isEqualTo("empty");
        assertThat(value(Optional.empty())).isEqualTo("none");
        assertThat(value(List.of())).isEqualTo("none");
        assertThat(value(List.of("a", "b"))).isEqualTo("`a`, `b`");
        assertThat(value(Map.of("b", 2, "a", 1))).isEqualTo("`a` → `1`, `b` → `2`");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, no time",
        "PT30M, 30 minutes",
        "PT24H, 1 day",
        "PT25H1S, '1 day, 1 hour and 1 second'",
        "PT0.5S, 500 milliseconds"
    })
    @DisplayName("tell how long something takes")
    void durations(Duration duration, String words) {
        assertThat(Wording.duration(duration)).isEqualTo(words);
    }
}
