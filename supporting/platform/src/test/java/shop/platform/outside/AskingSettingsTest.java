package shop.platform.outside;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@DisplayName("How insistently the outside is asked")
class AskingSettingsTest {

    @Test
    @DisplayName("is what the service was told, under its own name")
    void told() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "told", Map.of("shipping.asking.longest-pause", "1m", "payment.asking.longest-pause", "2m")));

        assertThat(AskingSettings.of(environment, "shipping.asking"))
                .isEqualTo(new AskingSettings(16, 10_000, ofSeconds(2), ofSeconds(5), ofMinutes(1)));
    }

    @Test
    @DisplayName("grows less: each pause is twice as long as the one before, until they are long enough")
    void pauses() {
        var settings = new AskingSettings(1, 1, ofSeconds(1), ofSeconds(5), ofSeconds(30));

        assertThat(IntStream.of(0, 1, 2, 3, 1_000).mapToObj(settings::pauseAfter))
                .containsExactly(ofSeconds(5), ofSeconds(10), ofSeconds(20), ofSeconds(30), ofSeconds(30));
    }
}
