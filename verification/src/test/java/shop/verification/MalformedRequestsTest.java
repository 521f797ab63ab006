package shop.verification;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The same for all, the node's own server and the simulators included: what is no request is told as any error is. */
@DisplayName("What is no request gets a problem with a code from every port")
class MalformedRequestsTest {

    private static final List<String> PARTS =
            List.of("gateway", "order", "payment", "shipping", "authorization", "psp", "carrier", "viewer");

    private static final String LONG = "a".repeat(20_000);

    /** Lines of a head, apart by a bar; the host is said in the second, a body behind two bars. */
    private static final List<String> REQUESTS = List.of(
            "GET /%zz HTTP/1.1",
            "GET /nowhere?a=%zz HTTP/1.1",
            "GET /% HTTP/1.1",
            "GET /<a> HTTP/1.1",
            "GET /a b HTTP/1.1",
            "GET nowhere HTTP/1.1",
            "GET //nowhere HTTP/1.1",
            "GET /a%2Fb HTTP/1.1",
            "GET /a%00b HTTP/1.1",
            "GET /../../etc/passwd HTTP/1.1",
            "GET /%2e%2e/etc HTTP/1.1",
            "GET /%c0%af HTTP/1.1",
            "GET /" + LONG + " HTTP/1.1",
            "GET /nowhere HTTP/1.1|X: " + LONG,
            "GET /nowhere",
            "GET /health",
            "GET / HTTP/7.0",
            "GET / HTTX/1.1",
            "HELLO",
            "G\u0001T / HTTP/1.1",
            "PRI * HTTP/2.0",
            "\u0016\u0003\u0001",
            "BREW /nowhere HTTP/1.1",
            "CONNECT nowhere:1 HTTP/1.1",
            "TRACE /nowhere HTTP/1.1",
            "GET /nowhere HTTP/1.1|Host: other",
            "GET /nowhere HTTP/1.1|A header",
            "GET /nowhere HTTP/1.1|A\u0000B: c",
            "GET /nowhere HTTP/1.1|A : b",
            "GET /nowhere HTTP/1.1|Accept: ///",
            "GET /nowhere HTTP/1.1|Accept: text/html",
            "GET /nowhere HTTP/1.0",
            "POST /nowhere HTTP/1.1|Content-Length: x",
            "POST /nowhere HTTP/1.1|Content-Length: -1",
            "POST /nowhere HTTP/1.1|Content-Length: 1|Content-Length: 2",
            "POST /nowhere HTTP/1.1|Content-Length: 99999999999999999999",
            "POST /nowhere HTTP/1.1|Content-Length: 62914560",
            "POST /nowhere HTTP/1.1|Transfer-Encoding: zip",
            "POST /nowhere HTTP/1.1|Transfer-Encoding: chunked||zz\r\n");

    @RegisterExtension
    static final RunningSystem SYSTEM = new RunningSystem();

    /** Each port is asked one thing after the other, beside all others: each waits for a body that never comes. */
    private static final Map<String, SideBySide> CELLS =
            PARTS.stream().collect(toMap(part -> part, part -> new SideBySide(1)));

    @AfterAll
    static void stop() {
        CELLS.values().forEach(SideBySide::close);
    }

    @TestFactory
    @DisplayName("by port")
    List<DynamicNode> ports() {
        return PARTS.stream()
                .<DynamicNode>map(part -> dynamicContainer(
                        part,
                        REQUESTS.stream()
                                .map(request -> CELLS.get(part)
                                        .test(
                                                request.substring(0, Math.min(60, request.length())),
                                                () -> say(part, request),
                                                MalformedRequestsTest::assertProblem))
                                .toList()))
                .toList();
    }

    private static void assertProblem(String answer) {
        assertThat(answer).matches("(?s)HTTP/1\\.1 (4\\d\\d|501|505) .*");
        int end = answer.indexOf("\r\n\r\n");
        assertThat(answer.substring(0, end)).containsPattern("(?i)content-type: application/problem\\+json");
        // Whatever else stands around it, where the length was not known before.
        JsonNode problem = Shop.JSON.readTree(answer.substring(answer.indexOf('{', end), answer.lastIndexOf('}') + 1));
        assertThat(problem.at("/code").asString()).matches("[a-z_-]+");
        assertThat(problem.at("/status").asInt()).isEqualTo(Integer.parseInt(answer.substring(9, 12)));
        assertThat(problem.at("/title").asString()).isNotBlank();
        assertThat(problem.at("/detail").asString()).isNotBlank();
        assertThat(answer)
                .doesNotContain("%zz", "<a>", "passwd", "nowhere", "\tat ", "xception", "apache", "Tomcat", "shop.");
    }

    private static String say(String part, String request) throws IOException {
        URI address = URI.create(SYSTEM.address(part));
        String[] parts = request.split("\\|\\|", 2);
        List<String> head = new ArrayList<>(List.of(parts[0].split("\\|")));
        head.add(1, "Host: 127.0.0.1");
        head.add("Connection: close");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write((String.join("\r\n", head) + "\r\n\r\n" + (parts.length > 1 ? parts[1] : ""))
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
