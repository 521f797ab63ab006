package shop.simulators.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A text that is given to a simulator")
class GivenTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("has so many characters as people count them")
    @ValueSource(strings = {"a", "\u738b", "\ud83d\udc4d"})
    void characters(String character) {
        assertThatCode(() -> Given.text(character.repeat(255), "name")).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Given.text(character.repeat(256), "name"))
                .withMessage("name must have at most 255 characters");
    }
}
