package shop.node.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.event.EventChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.node.http.NodeHttp;

@DisplayName("Browsers that do not read what they asked for")
class SlowBrowserTest {

    /** Who is not to be cut off within a test. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(60);
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
    }

    private void openFor(Duration patience) throws IOException {
        http = new NodeHttp("127.0.0.1", 0, patience, Set::of, Map::of);
        dashboard = new Dashboard(node.node().view(), "127.0.0.1", Optional.empty(), false, patience);
        dashboard.addTo(http);
        http.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket browser : browsers) {
            browser.close();
        }
        http.close();
        node.close();
    }

    @Test
    @DisplayName("hold up neither the node nor its health")
    void stalled() throws Exception {
        openFor(LONG);
        for (int i = 0; i < 40; i++) {
            ask("/v1/events?aggregateId=mug");
        }

        await("all threads to be taken").atMost(SOON).until(() -> status("/v1/commands") == 503);
        assertThat(status("/actuator/health")).isEqualTo(200);
        node.store(Stories.orderPlaced("order-1"));
    }

    @Test
    @DisplayName("are cut off")
    void cutOff() throws Exception {
        openFor(SHORT);
        for (int i = 0; i < 8; i++) {
            ask("/v1/events?aggregateId=mug");
        }

        await().atMost(SOON).until(() -> dashboard.underWay() > 0);
        await().atMost(SOON).until(() -> dashboard.underWay() == 0);
        assertThat(status("/v1/commands")).isEqualTo(200);
        for (Socket browser : browsers) {
            assertThat(readAll(browser)).as("bytes before the end").isLessThan(20L * PAYLOAD);
        }
    }

    @Test
    @DisplayName("leave room for short answers, however many searches are open")
    void manySearches() throws Exception {
        openFor(LONG);
        for (int i = 0; i < 90; i++) {
            ask("/v1/search?live=true");
        }

        await().atMost(SOON).until(() -> status("/v1/search") == 503);
        assertThat(status("/v1/commands")).isEqualTo(200);
    }

    @Test
    @DisplayName("that have closed their pages leave their places to others at once, and without anything happening")
    void closedPages() throws Exception {
        openFor(LONG);
        for (int load = 0; load < 100; load++) {
            Socket page = ask("/v1/search?live=true");
            page.setSoTimeout((int) SOON.toMillis());
            String answer = new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            assertThat(answer).as("load %d", load).contains("200");
            page.close();
        }
        await().atMost(SOON).until(() -> status("/v1/search?limit=1") == 200);
    }

    @Test
    @DisplayName("that are gone are noticed, however much happens that they did not ask for")
    void gone() throws Exception {
        openFor(SHORT);
        ask("/v1/search?live=true&orderId=order-9");
        await().atMost(SOON).until(() -> dashboard.underWay() == 1);
        browsers.get(0).close();

        await().atMost(SOON).until(() -> {
            node.store(Stories.event("Mug", "busy-mug-" + System.nanoTime(), 0, "shop.MugTouched", "order-1", "{}"));
            return dashboard.underWay() == 0;
        });
    }

    private Socket ask(String path) throws IOException {
        Socket browser = new Socket("127.0.0.1", http.port());
        browsers.add(browser);
        browser.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .formatted(path)
                        .getBytes(StandardCharsets.US_ASCII));
        return browser;
    }

    private int status(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
                .timeout(SOON)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    private static long readAll(Socket browser) throws IOException {
        browser.setSoTimeout((int) SOON.toMillis());
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
