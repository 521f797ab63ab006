package shop.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A text is as long")
class SizesInCharactersTest {

    private final Validator validator = validator();

    @Test
    @DisplayName("as it has characters, those beyond the first plane as well")
    void characters() {
        assertThat(wrong("엠마", List.of())).isEmpty();
        assertThat(wrong("👩👩👩👩", List.of())).isEmpty();
        assertThat(wrong("👩👩👩👩👩", List.of())).containsExactly("text");
        assertThat(wrong("A", List.of())).containsExactly("text");
        assertThat(wrong(null, null)).isEmpty();
    }

    @Test
    @DisplayName("and a list as it has elements")
    void elements() {
        assertThat(wrong("AB", List.of("1", "2"))).isEmpty();
        assertThat(wrong("AB", List.of("1", "2", "3"))).containsExactly("list");
    }

    private List<String> wrong(String text, List<String> list) {
        return validator.validate(new Sized(text, list)).stream()
                .map(each -> each.getPropertyPath().toString())
                .toList();
    }

    private static Validator validator() {
        var configuration = Validation.byDefaultProvider().configure();
        SizesInCharacters.instead().customize(configuration);
        return configuration.buildValidatorFactory().getValidator();
    }

    private record Sized(
            @Size(min = 2, max = 4) String text,
            @Size(max = 2) List<String> list) {}
}
