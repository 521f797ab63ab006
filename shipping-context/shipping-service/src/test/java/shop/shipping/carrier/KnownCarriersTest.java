package shop.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

@DisplayName("The carrier that is configured")
class KnownCarriersTest {

    @ParameterizedTest
    @ValueSource(strings = {"simulated", "easypost"})
    @DisplayName("is one that there is")
    void isKnown(String kind) {
        assertThatCode(() -> KnownCarriers.check(kind)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EasyPost", "ups"})
    @DisplayName("is refused by name, with those that there are, if there is none")
    void isRefused(String kind) {
        assertThatThrownBy(() -> KnownCarriers.check(kind))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        refused -> assertThat(refused.getReason()).contains("simulated, easypost"));
    }
}
