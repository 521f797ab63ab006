package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.verification.Orders.mugsAndTea;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import shop.http.client.HttpRequests;
import shop.quickstart.Quickstart;
import tools.jackson.databind.JsonNode;

/** The whole system in this process, asked by a client that starts none itself: every thread that is started counts. */
@DisplayName("The system starts no thread")
class ThreadsPerOrderTest {

    private static final Duration BOUND = Duration.ofSeconds(120);

    /** Of each of two kinds. */
    private static final int REQUESTS = 100;

    @TempDir
    static Path data;

    private static Quickstart system;
    private static String token;

    private final ClientHttpRequestFactory client = HttpRequests.within(BOUND, BOUND);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @BeforeAll
    static void start() throws Exception {
        system = Quickstart.start(FreePorts.arguments(data, "--simulator.carrier.pace=100ms"));
        token = Tokens.signedAsIn(data.resolve("authorization"), system.address("authorization"))
                .good("shop");
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    @DisplayName("for an order that goes all its way, nor for a request that reads it")
    void forAnOrder() throws IOException {
        // Pools take on as many threads as they keep.
        goAllTheWay("order-warm-");
        long before = threads.getTotalStartedThreadCount();

        goAllTheWay("order-");

        assertThat(threads.getTotalStartedThreadCount() - before)
                .as("threads started for %d orders placed and as many read, and all that follows from them", REQUESTS)
                .isLessThan(REQUESTS / 5);
    }

    private void goAllTheWay(String beginning) throws IOException {
        List<String> orders = IntStream.range(0, REQUESTS)
                .mapToObj(number -> beginning + number)
                .toList();
        for (String order : orders) {
            ask(HttpMethod.POST, "/orders", mugsAndTea(order, "tok_approve"));
        }
        long giveUp = System.nanoTime() + BOUND.toNanos();
        for (String order : orders) {
            String status = "";
            // One that was just accepted may not be seen yet.
            while (!status.equals("CLOSED")) {
                assertThat(System.nanoTime()).as(order + " is " + status).isLessThan(giveUp);
                status = ask(HttpMethod.GET, "/orders/" + order, "")
                        .path("status")
                        .asString("");
            }
        }
    }

    private JsonNode ask(HttpMethod method, String path, String body) throws IOException {
        ClientHttpRequest request = client.createRequest(URI.create(system.address("gateway") + path), method);
        request.getHeaders().setBearerAuth(token);
        if (!body.isEmpty()) {
            request.getHeaders().add("Content-Type", "application/json");
            request.getHeaders().add("Prefer", "respond-async");
            request.getBody().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (ClientHttpResponse answer = request.execute()) {
            assertThat(answer.getStatusCode().is2xxSuccessful()
                            || method.equals(HttpMethod.GET)
                                    && answer.getStatusCode().value() == 404)
                    .isTrue();
            String text = new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8);
            return Shop.JSON.readTree(text.isBlank() ? "{}" : text);
        }
    }
}
