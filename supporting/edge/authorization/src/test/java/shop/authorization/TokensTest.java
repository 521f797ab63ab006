package shop.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The authorisation server")
class TokensTest {

    @TempDir
    static Path data;

    static RunningAuthorization authorization;

    @BeforeAll
    static void start() {
        authorization = RunningAuthorization.start(data);
    }

    @AfterAll
    static void stop() {
        authorization.close();
    }

    @ParameterizedTest(name = "gives {0} a token with the role {1}")
    @CsvSource({
        "demo-shop, shop",
        "demo-customer, customer",
        "demo-support, support",
        "demo-warehouse, warehouse",
        "demo-operator, operator"
    })
    void givesEachClientItsRole(String client, String role) throws Exception {
        SignedJWT token = authorization.token(client);

        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(client);
        assertThat(claims.getClaim("roles")).isEqualTo(List.of(role));
        assertThat(claims.getIssuer()).isEqualTo("http://127.0.0.1:9000");
        assertThat(claims.getAudience()).containsExactly("shop");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(8));
        assertThat(authorization.vouchesFor(token)).isTrue();
    }

    @Test
    @DisplayName("gives nothing for a wrong secret")
    void refusesAWrongSecret() {
        var answer = authorization.requestToken("demo-shop", "guessed");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client").doesNotContain("access_token");
    }

    @Test
    @DisplayName("publishes the public key without the private part")
    void keepsThePrivatePartToItself() {
        assertThat(authorization.get("/oauth2/jwks").body())
                .contains("\"n\"")
                .doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    @DisplayName("describes what it serves, and no more")
    void describesWhatItServes() {
        var answer = authorization.get("/.well-known/oauth-authorization-server");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"issuer\":\"http://127.0.0.1:9000\"", "client_credentials")
                .doesNotContain("introspect", "revoke", "authorization_code");
    }

    @ParameterizedTest(name = "refuses {0}")
    @ValueSource(
            strings = {"/oauth2/introspect", "/oauth2/authorize", "/login", "/actuator/env", "/", "/;x", "/x?%01=y"})
    void refusesEverythingElse(String path) {
        var answer = authorization.get(path);

        assertThat(answer.statusCode()).isIn(400, 401, 403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":");
    }

    @ParameterizedTest(name = "lets a page from {0} ask for a token")
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8081", "http://localhost"})
    void letsLocalPagesAsk(String origin) {
        assertThat(authorization.preflight("/oauth2/token", origin).headers().firstValue("Access-Control-Allow-Origin"))
                .contains(origin);
        assertThat(authorization
                        .requestToken("demo-shop", "demo-shop-secret", "Origin", origin)
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains(origin);
    }

    @ParameterizedTest(name = "lets no page from {0} ask for a token")
    @ValueSource(strings = {"https://shop.example", "http://localhost.example:8080", "https://localhost:8080"})
    void refusesForeignPages(String origin) {
        var preflight = authorization.preflight("/oauth2/token", origin);

        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    @DisplayName("says that it is well")
    void saysThatItIsWell() {
        assertThat(authorization.get("/actuator/health").body()).contains("\"UP\"");
        assertThat(authorization.get("/actuator/health/work").body()).contains("\"UP\"");
    }
}
