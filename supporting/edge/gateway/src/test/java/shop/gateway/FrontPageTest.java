package shop.gateway;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The front page")
class FrontPageTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start(
                "--front-page.customer.secret=another-secret",
                "--shop.services.order.uri=http://127.0.0.1:1",
                "--shop.services.payment.uri=http://127.0.0.1:1",
                "--shop.services.shipping.uri=http://127.0.0.1:1",
                "--shop.services.authorization.uri=http://127.0.0.1:1",
                "--shop.node.uri=http://127.0.0.1:1");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    static Stream<String> files() {
        return Stream.of(
                "/",
                "/style.css",
                "/main.js",
                "/api.js",
                "/live.js",
                "/view.js",
                "/variants.js",
                "/texts.js",
                "/favicon.svg");
    }

    @ParameterizedTest(name = "is there: {0}")
    @MethodSource("files")
    void isThere(String file) {
        HttpResponse<String> answer = gateway.get(file);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotBlank();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest(name = "loads nothing from elsewhere and holds no address: {0}")
    @MethodSource("files")
    void holdsNoAddress(String file) {
        Pattern address =
                Pattern.compile("(?i)(https?:)?//(?!www\\.w3\\.org/)[a-z0-9.-]+\\.[a-z0-9]+|localhost|:\\d{4}/");
        assertThat(gateway.get(file).body()).doesNotContainPattern(address);
    }

    @Test
    @DisplayName("runs no inline script or style, and nobody can frame it")
    void isLockedDown() {
        HttpResponse<String> answer = gateway.get("/");

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "*"));
        assertThat(answer.body()).doesNotContainPattern("<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=");
    }

    @Test
    @DisplayName("is told by configuration where everything is and as whom it acts")
    void isToldByConfiguration() {
        JsonNode page = JSON.readTree(gateway.get("/front-page.json").body());

        assertThat(page.at("/token").asString()).isEqualTo("/oauth2/token");
        assertThat(page.at("/orders").asString()).isEqualTo("/orders");
        assertThat(page.at("/shop/id").asString()).isEqualTo("demo-shop");
        assertThat(page.at("/customer/id").asString()).isEqualTo("demo-customer");
        assertThat(page.at("/customer/secret").asString()).isEqualTo("another-secret");
        assertThat(page.at("/links").findValuesAsString("uri"))
                .contains("/swagger-ui/index.html", "http://127.0.0.1:8024/", "/actuator/health");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @DisplayName("is told in the language that is chosen, or that is preferred")
    @CsvSource({
        "'', 'ko-KR,ko;q=0.9,en;q=0.8', ko",
        "'', 'en-GB,ko;q=0.9', en",
        "'', 'ja', en",
        "'', 'ko;q=0', en",
        "'', '', en",
        "'', '=', en",
        "?language=ko, en, ko",
        "?language=en, ko, en",
        "?language=fr, ko, ko"
    })
    void languages(String chosen, String accepted, String told) {
        for (String path : List.of("/", "/front-page.json")) {
            HttpResponse<String> answer = gateway.get(path + chosen, "Accept-Language", accepted);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Language")).contains(told);
            assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept-Language"));
            assertThat(answer.body()).contains(told.equals("ko") ? "문서" : "Documentation");
        }
        assertThat(gateway.get("/" + chosen, "Accept-Language", accepted).body())
                .contains("<html lang=\"" + told + "\">")
                .doesNotContain("{{");
    }

    @Test
    @DisplayName("says the same in both languages, with the same places to fill in")
    void texts() {
        ResourceBundle english = texts("en");
        ResourceBundle korean = texts("ko");

        assertThat(korean.keySet()).containsAll(english.keySet());
        assertThat(korean.keySet())
                .filteredOn(key -> !english.containsKey(key))
                .as("what the services say in English themselves")
                .allMatch(key -> key.startsWith("problem."));
        english.keySet()
                .forEach(key ->
                        assertThat(places(korean.getString(key))).as(key).isEqualTo(places(english.getString(key))));
    }

    private static ResourceBundle texts(String language) {
        return ResourceBundle.getBundle("shop.gateway.frontpage.texts", Locale.forLanguageTag(language));
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(toSet());
    }

    @Test
    @DisplayName("hands out no shop's secret where it is told not to, and then places no orders")
    void withoutAShop() {
        try (RunningGateway other = RunningGateway.start(
                "--front-page.shop.id=",
                "--front-page.shop.secret=hush",
                "--front-page.support.id=",
                "--front-page.support.secret=hush")) {
            String page = other.get("/front-page.json").body();

            assertThat(JSON.readTree(page).at("/shop/id").asString()).isEmpty();
            assertThat(JSON.readTree(page).at("/support/id").asString()).isEmpty();
            assertThat(page).doesNotContain("hush");
        }
    }

    @Test
    @DisplayName("has a demo order whose tenders pay for it exactly")
    void theDemoOrderAddsUp() {
        JsonNode order = JSON.readTree(gateway.get("/demo-order.json").body());

        long owed = 0;
        for (JsonNode line : order.at("/lines")) {
            owed += line.at("/quantity").asLong() * line.at("/unitPrice/minor").asLong()
                    + line.at("/shippingFee/minor").asLong();
        }
        long paid = 0;
        for (JsonNode tender : order.at("/tenders")) {
            paid += tender.at("/amount/minor").asLong();
        }
        assertThat(paid).isEqualTo(owed).isPositive();
        assertThat(order.at("/lines").findValuesAsString("shipFrom"))
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(order.at("/tenders")).hasSize(2);
    }

    @Test
    @DisplayName("leads to one Swagger UI over the three services, ready to authorise")
    void leadsToSwaggerUi() {
        assertThat(gateway.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
        JsonNode config =
                JSON.readTree(gateway.get("/v3/api-docs/swagger-config").body());
        assertThat(config.at("/urls").findValuesAsString("url"))
                .containsExactly("/order/v3/api-docs", "/payment/v3/api-docs", "/shipping/v3/api-docs");
        assertThat(gateway.get("/swagger-ui/swagger-initializer.js").body())
                .contains("demo-shop", "/v3/api-docs/swagger-config")
                .doesNotContain("petstore");
        assertThat(gateway.get("/swagger-ui/index.html").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("connect-src 'self' http://127.0.0.1:1"));
    }

    @Test
    @DisplayName("and the gateway describe what is offered here, and where the services describe themselves")
    void describesItself() {
        JsonNode description = JSON.readTree(gateway.get("/v3/api-docs").body());

        assertThat(description.at("/info/description").asString())
                .contains("/order/v3/api-docs", "/payment/v3/api-docs", "/shipping/v3/api-docs");
        assertThat(description.at("/servers").findValuesAsString("url")).containsExactly("/");
        assertThat(description.get("paths").propertyNames())
                .contains("/order/v3/api-docs", "/payment/v3/api-docs", "/shipping/v3/api-docs", "/oauth2/token")
                .allSatisfy(path -> {
                    boolean isPosted = description.get("paths").get(path).has("post");
                    HttpResponse<String> answer =
                            isPosted ? gateway.post(path, "", "Accept", "*/*") : gateway.get(path);
                    // Nothing stands behind this gateway, and it knows where that would be.
                    assertThat(answer.statusCode()).as(path).isEqualTo(503);
                    String told = String.valueOf(answer.statusCode());
                    JsonNode operation = description.get("paths").get(path).get(isPosted ? "post" : "get");
                    assertThat(operation.get("responses").propertyNames()).contains(told);
                });
    }

    @Test
    @DisplayName("does not hand demo credentials to other machines")
    void staysOnLoopback() {
        assertThatThrownBy(
                        () -> RunningGateway.start("--server.address=0.0.0.0").close())
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                        .hasMessageContaining("server.address"));
    }

    @ParameterizedTest(name = "says plainly that there is no {0}")
    @ValueSource(strings = {"/nowhere", "/index.php"})
    void saysWhatIsNotThere(String path) {
        HttpResponse<String> answer = gateway.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
