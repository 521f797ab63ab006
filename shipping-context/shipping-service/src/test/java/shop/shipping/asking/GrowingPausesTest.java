package shop.shipping.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Pauses between requests")
class GrowingPausesTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    private final GrowingPauses pauses = new GrowingPauses(Duration.ofSeconds(5), Duration.ofSeconds(20));

    @Test
    @DisplayName("grow twofold, up to the longest")
    void growTwofold() {
        assertThat(pauses.isOver("label", NINE)).isTrue();
        Instant at = NINE;
        for (int seconds : List.of(5, 10, 20, 20)) {
            pauses.begin("label", at);
            assertThat(pauses.isOver("label", at.plusSeconds(seconds).minusMillis(1)))
                    .isFalse();
            assertThat(pauses.isOver("label", at.plusSeconds(seconds))).isTrue();
            at = at.plusSeconds(seconds);
        }
    }

    @Test
    @DisplayName("belong to one request each, and are forgotten with it")
    void areForgotten() {
        pauses.begin("one", NINE);
        pauses.begin("other", NINE);
        pauses.keepOnly(List.of("other"));
        assertThat(pauses.isOver("one", NINE)).isTrue();
        assertThat(pauses.isOver("other", NINE)).isFalse();
    }
}
