package shop.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.browser.TestBrowser;

@DisplayName("In a browser, the book of the business")
@EnabledIfSystemProperty(
        named = "book.read",
        matches = "all",
        disabledReason = "mvn verify -Pthorough, or -Dbook.read=all: a page of megabytes takes a browser its time")
class BookInABrowserTest {

    private static final int PHONE = 390;

    @RegisterExtension
    static final TestBrowser BROWSER = new TestBrowser();

    static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start("--book.issues=https://tracker.example/new?title={title}&body={body}");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    @DisplayName("leads a refusal to its rule, and lets it be questioned: with its id, sentence and place, as an issue")
    void questionsARule() {
        Page page = BROWSER.page(ColorScheme.LIGHT, PHONE);
        page.navigate("http://127.0.0.1:" + gateway.port() + "/specifications#ORD-06");

        assertThat(page.url()).endsWith("/specifications/en/index.html#ORD-06");
        Locator rule = page.locator("article#ORD-06");
        assertThat(rule).isInViewport();
        rule.getByText("Question this rule").click();
        Locator text = rule.getByRole(AriaRole.TEXTBOX);
        assertThat(text).isVisible();
        String asked = text.inputValue();
        assertThat(asked)
                .startsWith("ORD-06: " + rule.locator("h3 + p").textContent())
                .contains("docs/specifications/en/rules.md#ORD-06");

        text.fill(asked + "Half of it & more?");
        String issue = rule.getByText("Open as an issue").getAttribute("href");

        assertThat(URI.create(issue).getHost()).isEqualTo("tracker.example");
        assertThat(URLDecoder.decode(issue, StandardCharsets.UTF_8))
                .isEqualTo("https://tracker.example/new?title=A question about ORD-06&body=" + asked
                        + "Half of it & more?");
        assertThat(BROWSER.scrollsSideways()).isFalse();
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    @DisplayName("lets a rule be questioned without a server, as a text to copy")
    void questionsARuleWithoutAServer() {
        Page page = BROWSER.page(ColorScheme.DARK, PHONE);
        page.navigate(Path.of("target/classes/front-page/specifications/ko/index.html")
                        .toUri() + "#PAY-01");
        Locator rule = page.locator("article#PAY-01");
        rule.getByText("이 규칙에 대해 질문하기").click();

        assertThat(rule.getByText("이슈로 열기")).isHidden();
        rule.getByRole(AriaRole.BUTTON).click();
        assertThat(rule.locator("output").or(rule.locator("textarea:focus")).first())
                .isVisible();
        assertThat(BROWSER.complaints()).isEmpty();
    }
}
