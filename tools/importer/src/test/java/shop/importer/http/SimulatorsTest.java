package shop.importer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A simulator that answers strangely")
class SimulatorsTest {

    private HttpServer server;
    private Simulators simulators;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        simulators = new Simulators(new Http(Duration.ofSeconds(10), retryAfter -> {}), address, address);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("is named when an entry of its ledger cannot be read")
    void hasAnUnreadableEntry() {
        body = "{\"type\": \"scanned\", \"reference\":";

        assertThatThrownBy(() -> simulators.eachCarrierEntry(entry -> {}))
                .isInstanceOf(UnexpectedAnswer.class)
                .hasMessageContaining("The ledger of http://127.0.0.1:")
                .hasMessageContaining("has an entry that cannot be read");
    }

    @Test
    @DisplayName("is quoted where it refuses without a reason")
    void refusesWithoutAReason() {
        status = 409;
        body = "{\"title\": \"Conflict\"}";

        assertThat(simulators.script("shipment-mugs-pottery", List.of())).contains(body);
    }
}
