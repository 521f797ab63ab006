package shop.node.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.event.EventChannel;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.node.http.NodeHttp;

@DisplayName("Browsers that do not read what they asked for")
class SlowBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** More than the sockets between the two take in. */
    private static final int PAYLOAD = 1_000_000;

    private final List<Socket> browsers = new ArrayList<>();
    private RunningNode node;
    private NodeHttp http;
    private Dashboard dashboard;

    @BeforeEach
    void start() throws Exception {
        node = new RunningNode();
        EventChannel events = node.application("shop").eventChannel();
        for (int sequence = 0; sequence < 20; sequence++) {
            events.appendEvents(Stories.event("Mug", "mug", sequence, "shop.MugTouched", "order-1", "").toBuilder()
                            .setPayload(Stories.payload("shop.Big", ByteString.copyFrom(new byte[PAYLOAD])))
                            .build())
                    .get();
        }
        http = new NodeHttp("127.0.0.1", 0, Set::of, Optional::empty);
        dashboard = new Dashboard(node.node().view(), "127.0.0.1", Optional.empty(), false, PATIENCE);
        dashboard.addTo(http);
        http.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket browser : browsers) {
            browser.close();
        }
        http.close();
        dashboard.close();
        node.close();
    }

    @Test
    @DisplayName("hold up neither the node nor its health, and are cut off")
    void stalled() throws Exception {
        for (int i = 0; i < 40; i++) {
            ask("/v1/events?aggregateId=mug");
        }

        assertThat(status("/actuator/health")).isEqualTo(200);
        assertThat(status("/v1/commands")).as("all threads are taken").isEqualTo(503);
        node.store(Stories.orderPlaced("order-1"));

        await().atMost(PATIENCE.plusSeconds(20)).until(() -> dashboard.underWay() == 0);
        assertThat(status("/v1/commands")).isEqualTo(200);
        for (Socket browser : browsers) {
            assertThat(readAll(browser)).as("bytes before the end").isLessThan(20L * PAYLOAD);
        }
    }

    @Test
    @DisplayName("leave room for short answers, however many searches are open")
    void manySearches() throws Exception {
        for (int i = 0; i < 40; i++) {
            ask("/v1/search?live=true");
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> status("/v1/search") == 503);
        assertThat(status("/v1/commands")).isEqualTo(200);

        for (Socket browser : browsers) {
            browser.close();
        }
        node.store(Stories.orderPlaced("order-1"));
        await().atMost(Duration.ofSeconds(30)).until(() -> status("/v1/search?limit=1") == 200);
    }

    @Test
    @DisplayName("that are gone are noticed, however much happens that they did not ask for")
    void gone() throws Exception {
        ask("/v1/search?live=true&orderId=order-9");
        await().atMost(Duration.ofSeconds(10)).until(() -> dashboard.underWay() == 1);
        browsers.get(0).close();

        await().atMost(PATIENCE.plusSeconds(20)).until(() -> {
            node.store(Stories.event("Mug", "busy-mug-" + System.nanoTime(), 0, "shop.MugTouched", "order-1", "{}"));
            return dashboard.underWay() == 0;
        });
    }

    private void ask(String path) throws IOException {
        Socket browser = new Socket("127.0.0.1", http.port());
        browsers.add(browser);
        browser.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .formatted(path)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private int status(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    private static long readAll(Socket browser) throws IOException {
        browser.setSoTimeout(10_000);
        InputStream in = browser.getInputStream();
        byte[] buffer = new byte[65_536];
        long total = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
            }
        } catch (SocketException reset) {
            // Closed with something left to say: cut off.
            return total;
        }
        return total;
    }
}
