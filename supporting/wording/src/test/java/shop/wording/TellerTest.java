package shop.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.Money;

@DisplayName("A teller")
class TellerTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private enum Why {
        LATE,
        FLAWED
    }

    private record Part(String name, int count) {}

    private record Given(Money amount, Optional<Why> why, List<Part> parts, boolean isFinal, Optional<Instant> until) {}

    private record Told(Money amount, Optional<Why> why, List<Part> parts, boolean isFinal, Optional<Instant> until) {}

    private record Nested(Optional<Part> part, Optional<LocalDate> day) {}

    private record Untold(int number) {}

    private static Teller teller(Locale locale) {
        return new Teller(MessageTexts.of(locale, "shop.wording.examples"), new Formats(locale, SEOUL));
    }

    private static Given given(long minor, Optional<Why> why, boolean isFinal, Part... parts) {
        return new Given(Money.of(minor, "KRW"), why, List.of(parts), isFinal, Optional.empty());
    }

    @Test
    @DisplayName("tells what is there, and leaves out what is not")
    void segments() {
        assertThat(teller(Locale.UK).tell(given(39_000, Optional.of(Why.LATE), false, new Part("mug", 2))))
                .isEqualTo("₩39,000 is given because it is late (2 × mug), for now.");
        assertThat(teller(Locale.UK).tell(given(0, Optional.empty(), true))).isEqualTo("₩0 is given.");
    }

    @Test
    @DisplayName("tells the same of a message with the same components, inside a sentence")
    void sameAs() {
        Told told = new Told(Money.of(1290, "EUR"), Optional.empty(), List.of(), true, Optional.empty());
        assertThat(teller(Locale.UK).tell(told)).isEqualTo("Payment says: €12.90 is given.");
        assertThat(teller(Locale.KOREA).tell(told)).isEqualTo("결제: 12.90유로가 지급되었다.");
    }

    @Test
    @DisplayName("has a sentence of its own for what is there, and finds parts of parts")
    void variants() {
        assertThat(teller(Locale.UK).tell(new Nested(Optional.of(new Part("mug", 1)), Optional.empty())))
                .isEqualTo("There is mug.");
        assertThat(teller(Locale.UK).tell(new Nested(Optional.empty(), Optional.of(LocalDate.of(2026, 1, 9)))))
                .isEqualTo("There is nothing until 9 January 2026.");
    }

    @Test
    @DisplayName("says which message has no sentence, and which sentence tells what is not there")
    void missing() {
        assertThatThrownBy(() -> teller(Locale.UK).tell(new Untold(1)))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("Untold");
        assertThatThrownBy(() -> teller(Locale.UK).filled("{colour}", new Untold(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("{colour} of Untold");
    }

    @Test
    @DisplayName("writes durations as people do")
    void durations() {
        Duration span = Duration.ofDays(2).plusHours(3).plusSeconds(1);
        assertThat(new Formats(Locale.UK, SEOUL).duration(span)).isEqualTo("2 days, 3 hours and 1 second");
        assertThat(new Formats(Locale.UK, SEOUL).duration(Duration.ofMinutes(30)))
                .isEqualTo("30 minutes");
        assertThat(new Formats(Locale.KOREA, SEOUL).duration(span)).isEqualTo("2일 3시간 1초");
    }
}
