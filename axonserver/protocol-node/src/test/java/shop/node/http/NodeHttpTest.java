package shop.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The HTTP port")
class NodeHttpTest {

    private volatile Optional<String> trouble = Optional.empty();
    private NodeHttp http;

    @BeforeEach
    void start() throws Exception {
        http = new NodeHttp("127.0.0.1", 0, () -> Set.of("default", "blue"), () -> Map.of("store", trouble)).start();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    @DisplayName("says that the node is well, or why not")
    void health() throws Exception {
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);

        trouble = Optional.of("The disk that holds \"data\" is full;\n nothing was stored.");

        HttpResponse<String> down = get("/actuator/health");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body())
                .isEqualTo(
                        "{\"status\":\"DOWN\",\"components\":{\"store\":{\"status\":\"DOWN\",\"details\":{\"reason\":"
                                + "\"The disk that holds \\\"data\\\" is full;\\n nothing was stored.\"}}}}");
    }

    @Test
    @DisplayName("lists the contexts by name")
    void contexts() throws Exception {
        assertThat(get("/v1/public/context").body()).isEqualTo("[{\"context\":\"blue\"},{\"context\":\"default\"}]");
    }

    @ParameterizedTest
    @DisplayName("answers however many send half of a request, and closes those")
    @ValueSource(
            strings = {
                "GET /actuator/health HTTP/1.1\r\nHost: loc",
                "POST /actuator/health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhal",
                "PATCH /v1/components/a/processors/b/pause HTTP/1.1\r\nHost: localhost\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nha"
            })
    void halfRequests(String half) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = new Socket("127.0.0.1", http.port());
                socket.setSoTimeout(120_000);
                slow.add(socket);
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            }

            for (int i = 0; i < 5; i++) {
                assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
            }
            for (Socket socket : slow) {
                assertThat(isClosed(socket)).isTrue();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuses what is no request as everything else is refused")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /%zz HTTP/1.1 | 404 | not-found",
                "GET /v1/public/context/%zz HTTP/1.1 | 404 | not-found",
                "GET / HTTP/1.1 | 404 | not-found",
                "GET /<a> HTTP/1.1 | 400 | bad-request",
                "GET /a b HTTP/1.1 | 400 | bad-request",
                "GET nowhere HTTP/1.1 | 404 | not-found",
                "GET //nowhere HTTP/1.1 | 404 | not-found",
                "GET http://node/nowhere HTTP/1.1 | 404 | not-found",
                "GET / HTTP/7.0 | 505 | version-not-supported",
                "GET / HTTX/1.1 | 400 | bad-request",
                "GET / | 505 | version-not-supported",
                "HELLO | 400 | bad-request",
                "HELLO / | 400 | bad-request",
                "G\u0001T / HTTP/1.1 | 400 | bad-request",
                "OPTIONS * HTTP/1.1 | 404 | not-found",
                "POST / HTTP/1.1;Content-Length: x | 400 | bad-request",
                "POST / HTTP/1.1;Content-Length: -1 | 400 | bad-request",
                "POST / HTTP/1.1;Content-Length: 1;Content-Length: 2 | 400 | bad-request",
                "POST / HTTP/1.1;Content-Length: 62914560 | 413 | body-too-large",
                "POST / HTTP/1.1;Transfer-Encoding: chunked | 413 | body-too-large",
                "POST / HTTP/1.1;Transfer-Encoding: zip | 501 | not-implemented",
                "POST / HTTP/1.1;Content-Length: 3;Transfer-Encoding: chunked | 413 | body-too-large",
                "GET / HTTP/1.1;Host: other | 400 | bad-request",
                "GET / HTTP/1.1;A header | 400 | bad-request",
                "GET / HTTP/1.1;A\u0000B: c | 400 | bad-request",
                "POST /actuator/health HTTP/1.1 | 405 | method-not-allowed"
            })
    void noRequest(String head, int status, String code) throws Exception {
        List<String> lines = new ArrayList<>(List.of(head.split(";")));
        lines.add(1, "Host: node");

        assertProblem(new RawPort(http.port()).say(lines, ""), status, code);
    }

    @Test
    @DisplayName("refuses a line, or headers, without end")
    void tooLong() throws Exception {
        String long20 = "a".repeat(20_000);

        assertProblem(
                new RawPort(http.port()).say(List.of("GET /" + long20 + " HTTP/1.1", "Host: node"), ""),
                414,
                "path-too-long");
        assertProblem(
                new RawPort(http.port()).say(List.of("GET / HTTP/1.1", "Host: node", "X: " + long20), ""),
                431,
                "headers-too-long");
    }

    @Test
    @DisplayName("lets who sends a body come to read that it is refused")
    void unwantedBody() throws Exception {
        String body = "a".repeat(700_000);

        assertProblem(
                new RawPort(http.port())
                        .say(List.of("POST / HTTP/1.1", "Host: node", "Content-Length: " + body.length()), body),
                413,
                "body-too-large");
    }

    private static void assertProblem(RawPort.Answer answer, int status, String code) {
        assertThat(answer.raw()).startsWith("HTTP/1.1 ");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(answer.raw()).isEqualTo("application/problem+json");
        JsonObject problem = JsonParser.parseString(answer.body()).getAsJsonObject();
        assertThat(problem.get("code").getAsString()).isEqualTo(code);
        assertThat(problem.get("status").getAsInt()).isEqualTo(status);
        assertThat(problem.get("title").getAsString()).isNotBlank();
        assertThat(problem.get("detail").getAsString()).isNotBlank();
        assertThat(answer.raw())
                .doesNotContain("%zz", "<a>", "HELLO", "nowhere", "\tat ", "xception", "apache", "Tomcat", "shop.");
    }

    @Test
    @DisplayName("tells an error of its own, and nothing of its inner life")
    void unexpected() throws Exception {
        http.add("/fire", exchange -> {
            throw new IllegalStateException("java.lang.Secret at line 7");
        });

        assertProblem(new RawPort(http.port()).say(List.of("GET /fire HTTP/1.1", "Host: node"), ""), 500, "unexpected");
    }

    /** Whether the other side ends the conversation; an answer may come first. */
    private static boolean isClosed(Socket socket) throws IOException {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                continue;
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + http.port() + path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri(path))
                                .timeout(Duration.ofSeconds(60))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
