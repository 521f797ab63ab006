package shop.verification.borders;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The border")
class BordersTest {

    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("shop");

    /** Read when it is asked for: most who ask for the product do not ask for this. */
    private static final class Violated {
        static final JavaClasses PRODUCT = new ClassFileImporter().importPackages("shop");
    }

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
                        .evaluate(Violated.PRODUCT)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(violation -> violation.contains(".planted."));
    }

    @Test
    @DisplayName("is guarded against each planted violation")
    void seesEachPlantedViolation() throws IllegalAccessException {
        var seen = new StringBuilder();
        for (Arguments rule : rules().toList()) {
            ((ArchRule) ((Field) rule.get()[1]).get(null))
                    .evaluate(Violated.PRODUCT)
                    .getFailureReport()
                    .getDetails()
                    .forEach(violation -> seen.append(violation).append('\n'));
        }
        assertThat(Violated.PRODUCT.stream()
                        .filter(planted -> planted.getPackageName().endsWith(".planted"))
                        .filter(planted -> !planted.isInterface()))
                .hasSizeGreaterThan(10)
                .allSatisfy(planted -> assertThat(seen).contains(planted.getName()));
    }

    @Test
    @DisplayName("is drawn around every room of the floor plan, and around no room that is gone")
    void roomsAreThere() {
        Set<String> rooms = PRODUCT.stream()
                .flatMap(type -> FloorPlan.roomOf(type.getPackageName()).stream())
                .collect(toCollection(TreeSet::new));
        assertThat(rooms).isEqualTo(new TreeSet<>(FloorPlan.ROOMS.keySet()));
    }
}
