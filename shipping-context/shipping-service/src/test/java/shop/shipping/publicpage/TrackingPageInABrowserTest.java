package shop.shipping.publicpage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.browser.TestBrowser;
import shop.shipping.api.ShipmentState;
import shop.shipping.api.ShipmentView.Promise;

@DisplayName("In a browser, the page of a parcel")
class TrackingPageInABrowserTest {

    @RegisterExtension
    static final TestBrowser BROWSER = new TestBrowser();

    private static HttpServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            ToldLanguage language = ToldLanguage.of(
                    Optional.ofNullable(exchange.getRequestURI().getQuery())
                            .map(query -> query.replace("language=", "")),
                    Optional.empty());
            byte[] page = (exchange.getRequestURI().getPath().equals("/none")
                            ? TrackingPage.ofNoParcel(language)
                            : TrackingPage.of(
                                    TrackingPageTest.parcel(
                                            ShipmentState.DELIVERED, Optional.of(Promise.KEPT), List.of("Asia/Seoul")),
                                    Optional.of(TrackingPageTest.MARIA),
                                    language))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
            exchange.getResponseHeaders().add("Content-Security-Policy", TrackingPage.CONTENT_SECURITY_POLICY);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "360, DARK", "1280, LIGHT", "1280, DARK"})
    @DisplayName("fits a phone and a desk, by day and by night")
    void fits(int width, ColorScheme scheme) {
        Page page = BROWSER.page(scheme, width);
        for (String path : List.of("/parcel", "/parcel?language=ko", "/none?language=ko")) {
            page.navigate(address(path));

            assertThat(BROWSER.scrollsSideways()).isFalse();
            assertThat(BROWSER.textsThatStandOutTooLittle()).isEmpty();
            BROWSER.screenshot("tracking" + path.replaceAll("\\W+", "-") + "-" + width + "-" + scheme);
        }
        // What its own policy forbids, such as a style that has changed, a browser complains about.
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    @DisplayName("leads to itself in the other language")
    void changesItsLanguage() {
        Page page = BROWSER.page(ColorScheme.LIGHT, 360);
        page.navigate(address("/parcel"));

        page.getByRole(AriaRole.LINK).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("배송 완료");
        page.getByRole(AriaRole.LINK).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Delivered");
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
