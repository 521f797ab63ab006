package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.verification.Orders.mugsAndTea;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.quickstart.Quickstart;

@DisplayName("While one caller asks for too much, everybody else is answered")
@Timeout(300)
class CrowdTest {

    /** More than any server here has workers. */
    private static final int CROWD = 1_000;

    /** How many one caller may have open. */
    private static final int STREAMS = 20;

    private static final String HEAD =
            " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: Bearer ";

    /** What is answered to everybody, where it is not the health. */
    private static final Map<String, String> PATHS_FOR_ALL = Map.of("psp", "/", "carrier", "/");

    @TempDir
    static Path data;

    private static Quickstart system;
    private static Shop shop;
    private static String eager;

    private final List<Socket> open = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        system = Quickstart.start(
                FreePorts.arguments(data, "--shop.limits.body-within=10m", "--simulator.carrier.pace=1h"));
        shop = new Shop(system.address("gateway"));
        eager = Tokens.signedAsIn(data.resolve("authorization"), system.address("authorization"))
                .good("shop");
        assertThat(shop.placed(mugsAndTea("order-watched", "tok_approve")).status())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @ParameterizedTest(name = "to the {0}")
    @DisplayName("with requests that are half sent")
    @CsvSource({
        "gateway, /orders",
        "order, /orders",
        "payment, /provider-notifications",
        "shipping, /carrier-notifications",
        "authorization, /oauth2/token",
        "psp, /authorizations",
        "carrier, /labels",
        "viewer, /v1/commands"
    })
    void halfSent(String part, String path) throws IOException {
        for (int number = 0; number < CROWD; number++) {
            send(
                    part,
                    number % 2 == 0
                            ? "POST " + path + HEAD + "none\r\nContent-Length: 900\r\n\r\n{\"cus"
                            : "POST " + path + HEAD);
        }

        othersAreAnswered("order-beside-half-sent-" + part);
        assertThat(status(part, PATHS_FOR_ALL.getOrDefault(part, "/actuator/health")))
                .isEqualTo(200);
    }

    @Test
    @DisplayName("with searches of the node's events")
    void searches() throws IOException {
        for (int number = 0; number < CROWD; number++) {
            send("viewer", "GET /v1/search?live=true HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        }

        othersAreAnswered("order-beside-searches");
        assertThat(status("viewer", "/actuator/health")).isEqualTo(200);
        assertThat(status("viewer", "/v1/commands")).isEqualTo(200);
    }

    @Test
    @DisplayName("with streams")
    void streams() throws IOException {
        for (int number = 0; number < CROWD; number++) {
            send("gateway", "GET /orders/order-watched/live" + HEAD + eager + "\r\n\r\n");
        }

        othersAreAnswered("order-beside-streams");
        List<String> answers = open.stream().map(CrowdTest::beginning).toList();
        assertThat(answers).filteredOn("HTTP/1.1 200"::equals).hasSizeBetween(1, STREAMS);
        // On a busy machine some of the first are told to come back (503), and others take their places.
        assertThat(answers).allMatch(answer -> answer.matches("HTTP/1.1 (200|429|503)"));
        assertThat(answers).filteredOn("HTTP/1.1 429"::equals).hasSizeGreaterThan(CROWD / 2);
    }

    @ParameterizedTest(name = "to the {0}")
    @DisplayName("with bodies that would fill the memory")
    @CsvSource({
        "gateway, /orders",
        "order, /orders",
        "payment, /provider-notifications",
        "shipping, /carrier-notifications",
        "authorization, /oauth2/token"
    })
    void bodies(String part, String path) throws IOException {
        List<CompletableFuture<String>> large = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> sixtyMegabytes(part, path, number % 2 == 0)))
                .toList();

        othersAreAnswered("order-beside-large-bodies-" + part);
        assertThat(large).allSatisfy(answer -> assertThat(answer.join()).isEqualTo("HTTP/1.1 413"));
    }

    private static int status(String part, String path) throws IOException {
        try (Socket socket = connect(part)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return Integer.parseInt(beginning(socket).substring("HTTP/1.1 ".length()));
        }
    }

    private static void othersAreAnswered(String order) {
        assertThat(shop.place(mugsAndTea(order, "tok_approve")).status()).isIn(201, 202);
        assertThat(shop.read("/orders?size=1").status()).isEqualTo(200);
        assertThat(shop.read("/shipments?orderId=" + order).status()).isEqualTo(200);
    }

    private static String sixtyMegabytes(String part, String path, boolean announced) {
        try (Socket socket = connect(part)) {
            OutputStream out = socket.getOutputStream();
            byte[] megabyte = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            out.write(("POST " + path + HEAD + eager + "\r\n"
                            + (announced ? "Content-Length: " + 60 * megabyte.length : "Transfer-Encoding: chunked")
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < 60; sent++) {
                out.write((announced ? "" : "100000\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(megabyte);
                out.write((announced ? "" : "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write((announced ? "" : "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return beginning(socket);
        } catch (IOException broken) {
            return broken.toString();
        }
    }

    private void send(String part, String text) throws IOException {
        Socket socket = connect(part);
        open.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Socket connect(String part) throws IOException {
        URI address = URI.create(system.address(part));
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static String beginning(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        } catch (IOException broken) {
            return broken.toString();
        }
    }
}
