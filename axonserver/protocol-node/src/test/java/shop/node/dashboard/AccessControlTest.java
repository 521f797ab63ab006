package shop.node.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import shop.node.NodeConfiguration;
import shop.node.http.Problem;
import shop.node.http.RequestHeaders;

@DisplayName("The viewer")
class AccessControlTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static InetAddress elsewhere() throws Exception {
        return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7});
    }

    @Nested
    @DisplayName("without an access token")
    class WithoutAToken {

        private final AccessControl access = new AccessControl("127.0.0.1", Optional.empty(), false);

        @Test
        @DisplayName("lets in its own machine, under the machine's own names")
        void ownMachine() {
            for (String host : new String[] {"127.0.0.1:8024", "localhost:8024", "LOCALHOST", "[::1]:8024"}) {
                assertThatCode(() -> access.check(HERE, headers("Host", host))).doesNotThrowAnyException();
            }
        }

        @Test
        @DisplayName("lets in no name that somebody else has pointed here")
        void rebinding() {
            assertRefused(403, () -> access.check(HERE, headers("Host", "shop.example:8024")));
            assertRefused(403, () -> access.check(HERE, headers("Host", "127.0.0.1.shop.example")));
            assertRefused(403, () -> access.checkPage(HERE, headers("Host", "shop.example:8024")));
            assertRefused(403, () -> access.check(HERE, headers()));
        }

        @Test
        @DisplayName("lets in no other machine")
        void otherMachines() {
            assertRefused(403, () -> access.check(elsewhere(), headers("Host", "127.0.0.1:8024")));
            assertRefused(403, () -> access.checkPage(elsewhere(), headers("Host", "127.0.0.1:8024")));
        }

        @Test
        @DisplayName("lets in no page of another origin, not even of another port")
        void otherPages() {
            String[] own = {"Host", "127.0.0.1:8024"};
            assertRefused(403, () -> access.check(HERE, headers(own, "Origin", "http://127.0.0.1:3000")));
            assertRefused(403, () -> access.check(HERE, headers(own, "Origin", "null")));
            assertRefused(403, () -> access.check(HERE, headers(own, "Sec-Fetch-Site", "same-site")));
            assertRefused(403, () -> access.check(HERE, headers(own, "Sec-Fetch-Site", "cross-site")));
            assertThatCode(() -> access.check(
                            HERE, headers(own, "Origin", "http://127.0.0.1:8024", "Sec-Fetch-Site", "same-origin")))
                    .doesNotThrowAnyException();
        }
    }

    @Nested
    @DisplayName("with an access token")
    class WithAToken {

        private final AccessControl access = new AccessControl("0.0.0.0", Optional.of("secret"), false);

        @Test
        @DisplayName("lets in whoever has it, from everywhere, and nobody else")
        void token() throws Exception {
            assertThatCode(() ->
                            access.check(elsewhere(), headers("Host", "node.example", "AxonIQ-Access-Token", "secret")))
                    .doesNotThrowAnyException();
            assertRefused(401, () -> access.check(HERE, headers("Host", "localhost")));
            assertRefused(401, () -> access.check(HERE, headers("AxonIQ-Access-Token", "secre")));
            assertRefused(
                    403,
                    () -> access.check(HERE, headers("AxonIQ-Access-Token", "secret", "Sec-Fetch-Site", "cross-site")));
        }

        @Test
        @DisplayName("delivers its pages, which ask for the token, and tells its health")
        void pages() throws Exception {
            try (RunningNode node = new RunningNode(NodeConfiguration.inMemory().withAccessToken("secret"))) {
                assertThat(node.send("GET", "/").statusCode()).isEqualTo(200);
                assertThat(node.send("GET", "/actuator/health").statusCode()).isEqualTo(200);
                assertThat(node.send("GET", "/v1/commands").statusCode()).isEqualTo(401);
                assertThat(node.send("PATCH", "/v1/components/a/processors/b/pause")
                                .statusCode())
                        .isEqualTo(401);
                assertThat(node.send("GET", "/v1/commands", "AxonIQ-Access-Token", "secret")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Nested
    @DisplayName("with an access token, and open")
    class Open {

        private final AccessControl access = new AccessControl("127.0.0.1", Optional.of("secret"), true);

        @Test
        @DisplayName("lets its own machine look without the token, and change nothing")
        void ownMachine() {
            assertThatCode(() -> access.checkLook(HERE, headers("Host", "127.0.0.1:8024")))
                    .doesNotThrowAnyException();
            assertRefused(401, () -> access.check(HERE, headers("Host", "127.0.0.1:8024")));
            assertThatCode(() -> access.check(HERE, headers("Host", "127.0.0.1:8024", "AxonIQ-Access-Token", "secret")))
                    .doesNotThrowAnyException();
        }

        @Test
        @DisplayName("lets nobody else look without it")
        void others() {
            String[] own = {"Host", "127.0.0.1:8024"};
            assertRefused(401, () -> access.checkLook(elsewhere(), headers(own)));
            assertRefused(401, () -> access.checkLook(HERE, headers("Host", "shop.example:8024")));
            assertRefused(401, () -> access.checkLook(HERE, headers(own, "AxonIQ-Access-Token", "secre")));
            assertRefused(403, () -> access.checkLook(HERE, headers(own, "Origin", "http://127.0.0.1:3000")));
            assertRefused(403, () -> access.checkLook(HERE, headers(own, "Sec-Fetch-Site", "cross-site")));
        }

        @Test
        @DisplayName("serves what is looked at, and asks for the token where something is changed")
        void served() throws Exception {
            NodeConfiguration open =
                    NodeConfiguration.inMemory().withAccessToken("secret").withOpenViewer();
            try (RunningNode node = new RunningNode(open)) {
                assertThat(node.send("GET", "/v1/commands").statusCode()).isEqualTo(200);
                assertThat(node.send("PATCH", "/v1/components/a/processors/b/pause")
                                .statusCode())
                        .isEqualTo(401);
                assertThat(node.send("POST", "/actuator/copy").statusCode()).isEqualTo(403);
            }
        }
    }

    @Test
    @DisplayName("delivers pages that load nothing from elsewhere and run no other script")
    void policy() throws Exception {
        try (RunningNode node = new RunningNode()) {
            var page = node.send("GET", "/");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.body()).doesNotContain("http://", "https://", " style=", "onclick");
            assertThat(node.send("GET", "/main.js").headers().firstValue("Content-Type"))
                    .hasValue("text/javascript; charset=utf-8");
            assertThat(node.send("GET", "/../NodeMain.class").statusCode()).isEqualTo(404);
            assertThat(node.send("POST", "/").statusCode()).isEqualTo(405);
        }
    }

    private static RequestHeaders headers(String[] own, String... more) {
        RequestHeaders first = headers(own);
        RequestHeaders second = headers(more);
        return name -> second.first(name).or(() -> first.first(name));
    }

    private static RequestHeaders headers(String... pairs) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], pairs[i + 1]);
        }
        return name -> Optional.ofNullable(headers.get(name));
    }

    private static void assertRefused(int status, ThrowingCallable check) {
        assertThatThrownBy(check)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }
}
