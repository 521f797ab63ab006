package shop.verification.borders;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The border")
class BordersTest {

    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("shop");

    private static final JavaClasses PRODUCT_WITH_VIOLATIONS = new ClassFileImporter().importPackages("shop");

    static Stream<Arguments> rules() {
        return Arrays.stream(Borders.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(field ->
                        Arguments.of(field.getName().toLowerCase(Locale.ROOT).replace('_', ' '), field));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("is kept:")
    void isKept(String sentence, Field rule) throws IllegalAccessException {
        ((ArchRule) rule.get(null)).check(PRODUCT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("is guarded, so that a planted violation is seen:")
    void isGuarded(String sentence, Field rule) throws IllegalAccessException {
        assertThat(((ArchRule) rule.get(null))
                        .evaluate(PRODUCT_WITH_VIOLATIONS)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(violation -> violation.contains(".planted."));
    }
}
