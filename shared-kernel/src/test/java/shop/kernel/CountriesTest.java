package shop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A country")
class CountriesTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("is one of ISO 3166")
    @ValueSource(strings = {"KR", "DE", "GB", "HK", "BR", "US", "SS", "CW"})
    void isOne(String code) {
        assertThat(Countries.isOne(code)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is none that ISO 3166 does not list, or lists no longer")
    @ValueSource(strings = {"ZZ", "UK", "EU", "YU", "DD", "AN", "XX", "de", "DEU", ""})
    void isNone(String code) {
        assertThat(Countries.isOne(code)).isFalse();
    }

    @Test
    @DisplayName("needs the parts of an address that its addresses have")
    void needs() {
        assertThat(Countries.needsPostcode("HK")).isFalse();
        assertThat(Countries.needsPostcode("AE")).isFalse();
        assertThat(Countries.needsPostcode("KR")).isTrue();
        assertThat(Countries.needsPostcode("SG")).isTrue();
        assertThat(Countries.needsCity("SG")).isFalse();
        assertThat(Countries.needsCity("HK")).isFalse();
        assertThat(Countries.needsCity("KR")).isTrue();
    }
}
