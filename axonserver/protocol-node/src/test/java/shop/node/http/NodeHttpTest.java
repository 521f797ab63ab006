package shop.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "POST /actuator/health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhal"
            })
    void halfRequests(String half) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket("127.0.0.1", http.port());
                socket.setSoTimeout(120_000);
                slow.add(socket);
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            }

            // Where computing is slow, an honest request may be cut off in the crowd as well, and is sent again.
            for (int i = 0; i < 5; i++) {
                await().atMost(Duration.ofSeconds(60))
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .until(() -> get("/actuator/health").statusCode() == 200);
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
    @DisplayName("refuses what is no request, in the words of the JDK's server, which asks nobody")
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1",
                "GET /v1/events?aggregate=%zz HTTP/1.1",
                "GET /<a> HTTP/1.1",
                "HELLO",
                "POST / HTTP/1.1\r\nContent-Length: x",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2"
            })
    void noRequest(String line) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", http.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((line + "\r\nHost: node\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 400 Bad Request")
                    .contains("Connection: close")
                    .doesNotContain("%zz", "<a>", "HELLO", "\tat ");
        }
    }

    @Test
    @DisplayName("lets those take their time who have to")
    void unhurried() throws Exception {
        CountDownLatch crowded = new CountDownLatch(1);
        http.add("/slow", exchange -> {
            String said = http.unhurried(() -> {
                try {
                    return crowded.await(10, TimeUnit.MINUTES) ? "done" : "late";
                } catch (InterruptedException cut) {
                    return "cut";
                }
            });
            NodeHttp.answer(exchange, json -> json.value(said));
        });
        CompletableFuture<HttpResponse<String>> slow = HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(uri("/slow")).build(), HttpResponse.BodyHandlers.ofString());

        halfRequests("GET /actuator/health HTTP/1.1\r\nHost: loc");
        crowded.countDown();

        assertThat(slow.get(60, TimeUnit.SECONDS).body()).isEqualTo("\"done\"");
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
