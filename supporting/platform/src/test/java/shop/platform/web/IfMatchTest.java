package shop.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.http.InvalidField;

@DisplayName("If-Match")
class IfMatchTest {

    @Test
    @DisplayName("insists on the versions that it names, and on nothing where it names all, or is not there")
    void versions() {
        assertThat(IfMatch.versions("\"5\"")).contains(Set.of(5L));
        assertThat(IfMatch.versions(" \"5\" ,\t\"7\"")).contains(Set.of(5L, 7L));
        assertThat(IfMatch.versions("\"5-ko\", \"7\""))
                .as("whatever language it was told in")
                .contains(Set.of(5L, 7L));
        assertThat(IfMatch.versions("W/\"5\", \"abc\", \"5-\", \"5-korean\"")).contains(Set.of());
        assertThat(IfMatch.versions("*")).isEmpty();
        assertThat(IfMatch.versions(null)).isEmpty();
    }

    @Test
    @DisplayName("may name as many as a header has room for")
    void many() {
        assertThat(IfMatch.versions("\"1\"" + ",\"2\"".repeat(1_900))).contains(Set.of(1L, 2L));
        assertThatThrownBy(() -> IfMatch.versions("\"1\"" + ",\"2\"".repeat(1_900) + ","))
                .isInstanceOf(InvalidField.class);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is refused where it is none")
    @ValueSource(strings = {"", "5", "garbage", "\"", "\"5\" \"7\"", "\"5\",", "*, \"5\"", "w/\"5\""})
    void none(String header) {
        assertThatThrownBy(() -> IfMatch.versions(header))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("must be what ETag said");
    }
}
