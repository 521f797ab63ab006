package shop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        gateway = RunningGateway.start("--front-page.customer.secret=another-secret");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    static Stream<String> files() {
        return Stream.of("/", "/style.css", "/main.js", "/api.js", "/live.js", "/view.js", "/favicon.svg");
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

    @Test
    @DisplayName("hands out no shop's secret where it is told not to, and then places no orders")
    void withoutAShop() {
        try (RunningGateway other = RunningGateway.start("--front-page.shop.id=", "--front-page.shop.secret=hush")) {
            String page = other.get("/front-page.json").body();

            assertThat(JSON.readTree(page).at("/shop/id").asString()).isEmpty();
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
                .hasValueSatisfying(policy -> assertThat(policy).contains("connect-src 'self' http://127.0.0.1:9000"));
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
