package shop.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The time scale")
class TimeScaleTest {

    @Test
    @DisplayName("leaves windows as they are in a day of 24 hours")
    void isTheWorlds() {
        var scale = new TimeScale(Duration.ofHours(24), Duration.ofSeconds(15), true);
        assertThat(scale.of(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(scale.of(Duration.ofDays(30))).isEqualTo(Duration.ofDays(30));
    }

    @Test
    @DisplayName("shortens windows in proportion, but to no less than machines need")
    void isFaster() {
        var scale = new TimeScale(Duration.ofSeconds(20), Duration.ofSeconds(15), true);
        assertThat(scale.of(Duration.ofDays(30))).isEqualTo(Duration.ofMinutes(10));
        assertThat(scale.of(Duration.ofMinutes(30))).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    @DisplayName("refuses a day that is longer than a day, or none at all")
    void refusesNonsense() {
        assertThatThrownBy(() -> new TimeScale(Duration.ZERO, Duration.ofSeconds(15), true))
                .hasMessageContaining("shop.time.day");
        assertThatThrownBy(() -> new TimeScale(Duration.ofHours(25), Duration.ofSeconds(15), true))
                .hasMessageContaining("at most 24h");
    }
}
