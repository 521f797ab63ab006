package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shop.verification.Orders.mugsAndTea;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.node.EmbeddedNode;
import shop.node.NodeConfiguration;
import shop.quickstart.Quickstart;
import tools.jackson.databind.JsonNode;

@DisplayName("With another Axon Server that is named to it, the quickstart")
class OtherServerTest {

    private static final String TOKEN = "t0k3n-of-the-shop";
    private static final Duration BOUND = Duration.ofSeconds(120);

    @TempDir
    Path data;

    @Test
    @DisplayName("starts no node of its own, and has all services work there")
    void worksThere() throws Exception {
        try (EmbeddedNode server = EmbeddedNode.start(
                        NodeConfiguration.inMemory().withAccessToken(TOKEN).withHttpPort(0));
                Quickstart system = Quickstart.start(FreePorts.arguments(
                        data,
                        "--simulator.carrier.pace=300ms",
                        "--shop.node.address=127.0.0.1:" + server.port(),
                        "--shop.node.token=" + TOKEN,
                        "--shop.node.dashboard=http://127.0.0.1:"
                                + server.httpPort().orElseThrow()))) {
            Shop shop = new Shop(system.address("gateway"));

            shop.place(mugsAndTea("order-elsewhere", "tok_approve"));

            await().atMost(BOUND)
                    .ignoreExceptions()
                    .until(() -> shop.read("/orders/order-elsewhere")
                            .body()
                            .get("status")
                            .asString()
                            .equals("CLOSED"));
            assertThat(server.view().connections("default").all())
                    .extracting(connection -> connection.component())
                    .contains("order", "payment", "shipping");
            assertThat(server.view().events("default").head()).isPositive();
            URI viewer = URI.create(system.address("viewer"));
            assertThatThrownBy(() -> new Socket(viewer.getHost(), viewer.getPort()).close())
                    .isInstanceOf(ConnectException.class);
            assertThat(data.resolve("node")).doesNotExist();
            JsonNode links =
                    shop.anonymously("GET", "/front-page.json", "").body().get("links");
            assertThat(links.findValuesAsString("uri"))
                    .contains("http://127.0.0.1:" + server.httpPort().orElseThrow() + "/");
        }
    }
}
