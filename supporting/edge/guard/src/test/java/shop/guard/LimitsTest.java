package shop.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("What is no limit")
class LimitsTest {

    @ParameterizedTest
    @DisplayName("is not taken for one that shuts everybody out:")
    @ValueSource(
            strings = {
                "requests-per-second=0",
                "requests-per-second=-1",
                "requests-at-once=0",
                "rates.[/hello]=0",
                "shares-of-an-address=0",
                "streams=-1",
                "streams-in-all=-1",
                "connections-per-address=0",
                "connections-per-proxy=0"
            })
    void none(String said) {
        String[] nameAndValue = said.split("=");

        assertThatThrownBy(() -> bound(nameAndValue[0], nameAndValue[1]))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("shop.limits." + nameAndValue[0]);
    }

    @Test
    @DisplayName("is not the smallest that is one")
    void smallest() {
        assertThat(bound("requests-per-second", "1").requestsAtOnce()).isEqualTo(2);
        assertThat(bound("streams", "0").streams()).isZero();
    }

    private static Limits bound(String name, String value) {
        var settings = new MapConfigurationPropertySource(Map.of("shop.limits." + name, value));
        return new Binder(settings).bindOrCreate("shop.limits", Limits.class);
    }
}
