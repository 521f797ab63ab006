package shop.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What Accept-Language asks for")
class AcceptedLanguageTest {

    private static final List<String> SPOKEN = List.of("en", "ko");

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("is the language that is wanted most, of those that are spoken")
    @CsvSource(
            delimiter = '|',
            value = {"ko | ko", "ko-KR, en;q=0.5 | ko", "de, en;q=0.2, ko;q=0.4 | ko", "de, en-GB | en", "*, ko;q=0 |"})
    void best(String accepted, String language) {
        assertThat(AcceptedLanguage.bestOf(accepted, SPOKEN).orElse(null)).isEqualTo(language);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is nothing where it cannot be read")
    @ValueSource(
            strings = {"", " ", "-", "--", "-;q=1", "--, ko", ",", ";", "ko;q=2", "*;q=x", "ko;q=", "en_US", "\u3164"})
    void unreadable(String accepted) {
        assertThat(AcceptedLanguage.bestOf(accepted, SPOKEN)).isEmpty();
    }
}
