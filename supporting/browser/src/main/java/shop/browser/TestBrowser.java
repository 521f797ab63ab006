package shop.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;

/**
 * One browser for a class of tests, and one page at a time, closed after each:
 * {@code @RegisterExtension static final TestBrowser BROWSER = new TestBrowser();}
 *
 * <p>Without a Chromium on the PATH the class is skipped, with this as the reason. When a test fails, what the page
 * showed is kept in {@code target/screenshots}, and the console says where.
 */
public final class TestBrowser
        implements BeforeAllCallback,
                LifecycleMethodExecutionExceptionHandler,
                AfterTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    /** For how long something is awaited that will come: long, since a machine may be busy with other things. */
    private static final double PATIENCE_MS = 60_000;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private Page page;

    @Override
    public void beforeAll(ExtensionContext tests) {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "no Chromium on the PATH: the page was not looked at in a browser");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setTimeout(2 * PATIENCE_MS)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A page with nothing in it yet, in place of the one before. */
    public Page page(ColorScheme scheme, int width) {
        return page(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
    }

    /** The same, for somebody in a time zone such as {@code Asia/Seoul}. */
    public Page pageIn(String timeZone) {
        return page(new Browser.NewContextOptions().setTimezoneId(timeZone).setViewportSize(1280, 900));
    }

    /** The same, for somebody in Seoul who prefers a language such as {@code ko-KR}. */
    public Page pageFor(String language) {
        return page(new Browser.NewContextOptions()
                .setLocale(language)
                .setTimezoneId("Asia/Seoul")
                .setViewportSize(1280, 900));
    }

    private Page page(Browser.NewContextOptions options) {
        closePage();
        page = browser.newContext(options).newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** @return errors that pages of this test have written to the console, or that nobody caught */
    public List<String> complaints() {
        return complaints;
    }

    /** @return texts of the page whose contrast is below 4.5 : 1 (WCAG AA); of what is switched off none is asked */
    public List<String> textsThatStandOutTooLittle() {
        return ((List<?>) page.evaluate(CONTRASTS))
                .stream().map(String::valueOf).toList();
    }

    /** @return whether the page is wider than its window */
    public boolean scrollsSideways() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
    }

    /** Keeps a picture of the whole page in {@code target/screenshots}. */
    public void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Before the test stops what it started, so that the page still shows what the test saw. */
    @Override
    public void afterTestExecution(ExtensionContext test) {
        test.getExecutionException().ifPresent(failure -> keepPicture(test, failure));
    }

    /** What opens the page may fail, too. */
    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        keepPicture(test, failure);
        throw failure;
    }

    private void keepPicture(ExtensionContext test, Throwable failure) {
        if (page == null) {
            return;
        }
        String name = "failed-%s-%s"
                .formatted(test.getRequiredTestMethod().getName(), test.getDisplayName())
                .replaceAll("[^A-Za-z0-9-]+", "-");
        try {
            screenshot(name);
            System.err.printf(
                    "%s failed at %s; its page is in %s. Complaints: %s%n",
                    test.getDisplayName(),
                    page.url(),
                    SCREENSHOTS.resolve(name + ".png").toAbsolutePath(),
                    complaints);
        } catch (PlaywrightException noPicture) {
            failure.addSuppressed(noPicture);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        closePage();
        complaints.clear();
    }

    private void closePage() {
        if (page != null) {
            page.context().close();
            page = null;
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static final String CONTRASTS = """
            () => {
              const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
              const luminance = ([r, g, b]) => [r, g, b].map((value) => value / 255)
                .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
                .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
              const background = (node) => {
                for (; node; node = node.parentElement) {
                  const color = channels(getComputedStyle(node).backgroundColor);
                  if (color.length === 3 || color[3] === 1) return color;
                }
                return [255, 255, 255];
              };
              document.getAnimations().forEach((animation) => animation.finish());
              return [...document.querySelectorAll('body *')]
                .filter((node) => node.checkVisibility() && !node.closest('[disabled], [aria-disabled=true]'))
                .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
                .filter((node) => {
                  const [one, other] = [luminance(channels(getComputedStyle(node).color)), luminance(background(node))];
                  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5;
                })
                .map((node) => node.textContent.trim());
            }""";
}
