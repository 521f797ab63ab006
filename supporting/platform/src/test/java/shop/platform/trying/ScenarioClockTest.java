package shop.platform.trying;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The clock of a scenario")
class ScenarioClockTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final Instant THEN = Instant.parse("2031-03-04T10:00:00Z");

    private final Clock before = GenericEventMessage.clock;

    @BeforeEach
    void itIs() {
        GenericEventMessage.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @AfterEach
    void putBack() {
        GenericEventMessage.clock = before;
    }

    @Test
    @DisplayName("is for whoever plays it; all others, and what comes after it, have the time of day")
    void isForOneThread() {
        Instant elsewhere = ScenarioClock.at(
                THEN,
                () -> CompletableFuture.supplyAsync(() -> GenericEventMessage.clock.instant())
                        .join());

        assertThat(ScenarioClock.at(THEN, () -> new GenericEventMessage<>("told").getTimestamp()))
                .isEqualTo(THEN);
        assertThat(elsewhere).isEqualTo(NOW);
        assertThat(new GenericEventMessage<>("told").getTimestamp()).isEqualTo(NOW);
    }
}
