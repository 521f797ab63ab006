package shop.verification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.browser.TestBrowser;
import shop.quickstart.Quickstart;

@DisplayName("In a browser, before the running system, a reader of the book")
@EnabledIfSystemProperty(
        named = "book.read",
        matches = "all",
        disabledReason = "mvn verify -Pthorough, or -Dbook.read=all: a page of megabytes takes a browser its time")
class TriedInABrowserTest {

    private static final int PHONE = 390;
    private static final int DESK = 1280;
    private static final String CONFIRMED = "OrderAwaitingPayment.ByCardAndVoucher.isConfirmed";
    private static final String AUTHORISED = "ol > li:nth-child(2)";

    @RegisterExtension
    static final TestBrowser BROWSER = new TestBrowser();

    @TempDir
    static Path data;

    private static Quickstart system;

    @BeforeAll
    static void start() throws Exception {
        system = Quickstart.start(
                FreePorts.arguments(data, "--book.issues=https://tracker.example/new?title={title}&body={body}"));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static Locator form(Page page, String language, String scenario) {
        page.navigate(system.address("gateway") + "/specifications/" + language + "/index.html#" + scenario);
        Locator form = page.locator("article[id='" + scenario + "'] .trial");
        form.locator(":scope > summary").click();
        Locator tellsToTryAgain = form.locator(".broken + button");
        assertThat(form.locator(".run").or(tellsToTryAgain)).isVisible();
        if (tellsToTryAgain.isVisible()) {
            tellsToTryAgain.click();
            assertThat(form.locator(".run")).isVisible();
        }
        return form;
    }

    private static Locator answer(Locator form) {
        form.locator(".run").click();
        Locator answer = form.locator(".answer");
        assertThat(answer.locator("ul").first()).isVisible();
        return answer;
    }

    @Test
    @DisplayName("leaves out a fact, sees what comes of it and what came in the scenario, and keeps what should")
    void leavesOutAFact() {
        Page page = BROWSER.page(ColorScheme.LIGHT, PHONE);
        Locator form = form(page, "en", CONFIRMED);
        assertThat(answer(form)).containsText("As in the scenario.");

        form.getByLabel("Add", new Locator.GetByLabelOptions().setExact(true)).selectOption("order.CancelOrder");
        form.getByText("Add", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(form.locator("ol > li").last()).hasClass("asked");
        assertThat(form.locator("ol > li").last()).containsText("The customer cancels the order");
        form.locator("ol > li:last-child > .tools > button").last().click();
        assertThat(form.locator("ol > li")).hasCount(3);
        form.locator(AUTHORISED)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^leave out")))
                .click();
        Locator answer = answer(form);

        assertThat(answer).containsText("In the scenario instead:");
        assertThat(answer).containsText("So it ends: The order waits for its money.");
        answer.getByText("Keep", new Locator.GetByTextOptions().setExact(true)).click();
        answer.getByRole(AriaRole.COMBOBOX).selectOption("rule:ORD-06");
        String text = answer.getByLabel("The prepared issue").inputValue();
        assertThat(text)
                .contains("What should come of it: it is refused by ORD-06")
                .contains("docs/specifications/en/index.html#" + CONFIRMED)
                .contains("order.given(new OrderPlaced(new OrderId(")
                .contains(".when(new RecordTenderPaid(", ".thenRejected(\"ORD-06\");", "import shop.kernel.Money;")
                .doesNotContain("TenderAuthorised");
        String issue =
                URLDecoder.decode(answer.getByText("Open as an issue").getAttribute("href"), StandardCharsets.UTF_8);
        assertThat(issue).startsWith("https://tracker.example/new?title=A scenario to keep: ");
        assertThat(BROWSER.scrollsSideways()).isFalse();
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    @DisplayName("changes an amount with the keyboard alone, and is told which step cannot be as it stands")
    void changesAnAmount() {
        Page page = BROWSER.page(ColorScheme.DARK, DESK);
        Locator form = form(page, "en", CONFIRMED);
        Locator authorised = form.locator(AUTHORISED);
        authorised.locator("summary").first().focus();
        page.keyboard().press("Enter");
        Locator amount = authorised.getByLabel("amount", new Locator.GetByLabelOptions().setExact(true));
        assertThat(amount).hasValue("33100");
        amount.focus();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("100");
        form.locator(".run").focus();
        page.keyboard().press("Enter");

        assertThat(authorised.locator(".said").first()).containsText("₩100");

        amount.fill("a lot");
        form.locator(".run").click();

        assertThat(form.locator(".answer")).containsText("This cannot be tried:");
        assertThat(authorised).hasClass(Pattern.compile("wrong"));
    }

    @Test
    @DisplayName("is told to try again, and can, where the system has no place for it or nobody answers")
    void triesAgain() {
        Page page = BROWSER.page(ColorScheme.LIGHT, PHONE);
        Locator form = form(page, "en", CONFIRMED);
        for (int status : new int[] {429, 503, 502}) {
            triesAgain(page, form, status);
        }
    }

    private static void triesAgain(Page page, Locator form, int status) {
        String trials = "**/specifications/order/trials";
        Locator asItWas = form.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName("As it was").setExact(true));
        page.route(
                trials,
                route -> route.fulfill(
                        new Route.FulfillOptions().setStatus(status).setBody("<html>no JSON</html>")));

        form.locator(".run").click();
        assertThat(form.locator(".answer")).containsText("Try again in a moment.");
        assertThat(form.locator(".answer")).not().containsText("This cannot be tried");

        page.unroute(trials);
        assertThat(answer(form)).containsText("As in the scenario.");

        page.route(trials, route -> route.fulfill(new Route.FulfillOptions().setStatus(status)));
        asItWas.click();
        assertThat(form).containsText("Try again in a moment.");
        page.unroute(trials);
        asItWas.click();
        assertThat(form.locator(".run")).isVisible();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("tries scenarios of each context, in Korean, too")
    @CsvSource({
        "ReturnShipment.Labelled, ko",
        "Payment.Unasked, ko",
        "Return.ByItself, en",
    })
    void triesEachContext(String beginning, String language) {
        Page page = BROWSER.page(ColorScheme.LIGHT, DESK);
        page.navigate(system.address("gateway") + "/specifications/" + language + "/index.html");
        String scenario = page.locator("article[data-try][id^='" + beginning + "']")
                .first()
                .getAttribute("id");

        assertThat(answer(form(page, language, scenario)))
                .containsText(language.equals("ko") ? "사례와 같다." : "As in the scenario.");
    }

    @Test
    @DisplayName("who has the page alone is told that it needs the running system")
    void needsTheSystem() {
        Page page = BROWSER.page(ColorScheme.LIGHT, PHONE);
        page.navigate(Path.of("../docs/specifications/en/index.html")
                        .toAbsolutePath()
                        .normalize()
                        .toUri() + "#" + CONFIRMED);
        Locator form = page.locator("article[id='" + CONFIRMED + "'] .trial");
        form.locator(":scope > summary").click();

        assertThat(form).containsText("This needs the running system");
    }
}
