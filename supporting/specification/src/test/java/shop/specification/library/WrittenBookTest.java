package shop.specification.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("The book of specifications")
class WrittenBookTest {

    @TempDir
    Path folder;

    private void run(Class<?> specification, Map<String, String> configuration) {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(specification))
                .configurationParameter("specification.directory", folder.toString())
                .configurationParameters(configuration)
                .execute();
    }

    private static String kept(String page) throws IOException {
        try (InputStream resource = WrittenBookTest.class.getResourceAsStream(page)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("reads as the pages that are kept")
    void reads() throws IOException {
        run(LoanSpecification.class, Map.of());
        assertThat(folder.resolve("loan.md")).hasContent(kept("loan.md"));
        assertThat(folder.resolve("README.md")).hasContent(kept("README.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    @DisplayName("follows the source, in whatever order the tests ran")
    void followsTheSource(String seed) throws IOException {
        run(
                LoanSpecification.class,
                Map.of(
                        "junit.jupiter.testmethod.order.default",
                        MethodOrderer.Random.class.getName(),
                        "junit.jupiter.testclass.order.default",
                        "org.junit.jupiter.api.ClassOrderer$Random",
                        "junit.jupiter.execution.order.random.seed",
                        seed));
        assertThat(folder.resolve("loan.md")).hasContent(kept("loan.md"));
    }

    @Test
    @DisplayName("replaces the pages of an earlier run and nothing else")
    void replaces() throws IOException {
        Files.writeString(folder.resolve("former.md"), "an aggregate that is no more");
        Files.writeString(folder.resolve("picture.svg"), "<svg/>");
        run(LoanSpecification.class, Map.of());
        assertThat(folder)
                .isDirectoryNotContaining("glob:**/former.md")
                .isDirectoryContaining("glob:**/picture.svg")
                .isDirectoryContaining("glob:**/loan.md");
    }

    @Test
    @DisplayName("puts names into words where nobody did, and says what does not hold")
    void untitled() throws IOException {
        run(UntitledLoans.class, Map.of());
        assertThat(folder.resolve("untitled-loans.md")).hasContent(kept("untitled-loans.md"));
        assertThat(folder.resolve("README.md"))
                .content()
                .contains("| [Untitled loans](untitled-loans.md) | 3, of which 1 not holding at present |");
    }
}
