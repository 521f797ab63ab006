package shop.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@DisplayName("A test that looks at a page")
class TestBrowserTest {

    private static final int PNG = 0x89;

    @Test
    @DisplayName("leaves a picture of it when it fails, or when what opens the page does")
    void leavesAPicture() throws Exception {
        for (Class<?> failing : new Class<?>[] {Fails.class, CannotBegin.class}) {
            String name = failing == Fails.class ? "looks" : "begins";
            Path picture = Path.of("target/screenshots/failed-%s-%s-.png".formatted(name, name));
            Files.deleteIfExists(picture);

            Events tests = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(failing))
                    .execute()
                    .allEvents();

            assumeTrue(tests.skipped().count() == 0 && tests.aborted().count() == 0, "no Chromium on the PATH");
            assertThat(tests.failed().count()).isEqualTo(1);
            assertThat(picture).exists();
            assertThat(Files.readAllBytes(picture)[0] & 0xFF).isEqualTo(PNG);
        }
    }

    static final class Fails {

        @RegisterExtension
        static final TestBrowser BROWSER = new TestBrowser();

        @Test
        void looks() {
            BROWSER.page(ColorScheme.LIGHT, 400).setContent("<p>What the test saw.</p>");
            throw new AssertionError("planted");
        }
    }

    static final class CannotBegin {

        @RegisterExtension
        static final TestBrowser BROWSER = new TestBrowser();

        @BeforeEach
        void open() {
            BROWSER.page(ColorScheme.LIGHT, 400).setContent("<p>What the test saw.</p>");
            throw new AssertionError("planted");
        }

        @Test
        void begins() {
            throw new AssertionError("nobody comes so far");
        }
    }
}
