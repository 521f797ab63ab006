package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The operator's page")
class HarmedPartsDocumentTest {

    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/operating.md");

    @Test
    @DisplayName("says of each cell of the crash matrix what the test of it expects")
    void isMadeFromTheTable() throws IOException {
        String page = Files.readString(PAGE);
        Matcher place = Pattern.compile(
                        "(?<=<!-- made from the test: crash matrix -->\n).*?(?=<!-- end -->)", Pattern.DOTALL)
                .matcher(page);
        assertThat(place.find()).as("a place for the crash matrix").isTrue();
        if (System.getProperty("approve") != null) {
            Files.writeString(
                    PAGE, page.substring(0, place.start()) + CrashMatrix.page() + page.substring(place.end()));
        } else {
            assertThat(place.group()).as("run with -Dapprove to write it anew").isEqualTo(CrashMatrix.page());
        }
    }
}
