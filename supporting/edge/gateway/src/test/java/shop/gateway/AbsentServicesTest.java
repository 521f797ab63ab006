package shop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A service that is away")
class AbsentServicesTest {

    @Test
    @DisplayName("is a problem with a time to come back, and nothing about our insides")
    void isAProblem() throws IOException {
        try (Socket nobody = boundButDeaf();
                RunningGateway gateway =
                        RunningGateway.start("--shop.services.order.uri=http://127.0.0.1:" + nobody.getLocalPort())) {
            HttpResponse<String> answer =
                    gateway.post("/orders", "{}", "Content-Type", "application/json", "Idempotency-Key", "key-1");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(answer.body())
                    .contains("\"status\":503", "\"code\":\"service-away\"", "Nothing was done")
                    .doesNotContain("Exception", "trace", "127.0.0.1", Integer.toString(nobody.getLocalPort()));
        }
    }

    @Test
    @DisplayName("in the middle of a request leaves open what it did, and says so")
    void leavesTheOutcomeOpen() {
        try (StubService breaking = StubService.that(exchange -> {
                    throw new IOException("as if the service had been killed");
                });
                RunningGateway gateway = RunningGateway.start("--shop.services.order.uri=" + breaking.uri())) {
            HttpResponse<String> answer = gateway.post("/orders", "{}", "Content-Type", "application/json");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"answer-missing\"", "same idempotency key");
        }
    }

    @Test
    @DisplayName("before its answer is whole leaves no half of it behind")
    void leavesNoHalfAnswer() {
        try (StubService breaking = StubService.that(exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(201, 0);
                    exchange.getResponseBody().write("{\"orderId\":".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    throw new IOException("as if the service had been killed");
                });
                RunningGateway gateway = RunningGateway.start("--shop.services.order.uri=" + breaking.uri())) {
            HttpResponse<String> answer = gateway.post("/orders", "{}", "Content-Type", "application/json");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"answer-missing\"").doesNotContain("orderId");
        }
    }

    @Test
    @DisplayName("that accepts and then hangs is given up in time")
    void isGivenUp() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (StubService hanging = StubService.that(exchange -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                });
                RunningGateway gateway = RunningGateway.start(
                        "--shop.services.payment.uri=" + hanging.uri(), "--shop.routing.answer-timeout=300ms")) {
            long start = System.nanoTime();
            HttpResponse<String> answer = gateway.get("/payments/payment-1");

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("well before the 30 s that are usual")
                    .isLessThan(Duration.ofSeconds(25));
            end.countDown();
        }
    }

    @Test
    @DisplayName(
            "shows in the health report that the node is away, hangs, or is not well, while all services are there")
    void nodeInTheReport() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (StubService ready = StubService.named("ready");
                Socket nobody = boundButDeaf();
                StubService unwell = StubService.that(exchange -> StubService.answer(exchange, 503, "text/plain", ""));
                StubService hanging = StubService.that(exchange -> {
                    try {
                        end.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                })) {
            untilHealth(
                    ready.uri(),
                    ready.uri(),
                    answer -> assertThat(answer.statusCode()).isEqualTo(200));
            for (String node : List.of("http://127.0.0.1:" + nobody.getLocalPort(), unwell.uri(), hanging.uri())) {
                untilHealth(ready.uri(), node, answer -> {
                    assertThat(answer.statusCode()).as(node).isEqualTo(503);
                    assertThat(answer.body())
                            .as(node)
                            .contains("\"node\":{\"status\":\"DOWN\"}", "\"order\":{\"status\":\"UP\"}");
                });
            }
            end.countDown();
        }
    }

    private static void untilHealth(String services, String node, Consumer<HttpResponse<String>> expected) {
        try (RunningGateway gateway = RunningGateway.start(
                "--shop.services.order.uri=" + services,
                "--shop.services.payment.uri=" + services,
                "--shop.services.shipping.uri=" + services,
                "--shop.services.authorization.uri=" + services,
                "--shop.node.uri=" + node)) {
            untilHealth(gateway, expected);
        }
    }

    /** A gateway that has just begun may take its own slowness for theirs. */
    private static void untilHealth(RunningGateway gateway, Consumer<HttpResponse<String>> expected) {
        await("the health report")
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> expected.accept(gateway.get("/actuator/health")));
    }

    @Test
    @DisplayName("shows in the health report, beside those that are there")
    void showsInHealth() throws IOException {
        try (StubService ready = StubService.named("ready");
                Socket nobody = boundButDeaf();
                RunningGateway gateway = RunningGateway.start(
                        "--shop.services.order.uri=" + ready.uri(),
                        "--shop.services.payment.uri=http://127.0.0.1:" + nobody.getLocalPort())) {
            untilHealth(gateway, answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body())
                        .contains("\"order\":{\"status\":\"UP\"}", "\"payment\":{\"status\":\"DOWN\"}");
            });
            assertThat(gateway.get("/actuator/health/overview").statusCode())
                    .as("for the front page, that is news and no failure")
                    .isEqualTo(200);
            assertThat(gateway.get("/actuator/health/readiness").statusCode())
                    .as("the gateway itself takes requests")
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("shows in the health report, too, when it answers but its work stands still")
    void standsStill() {
        try (StubService ready = StubService.named("ready");
                StubService standing = StubService.that(exchange ->
                        StubService.answer(exchange, 503, "application/json", "{\"status\":\"OUT_OF_SERVICE\"}"));
                RunningGateway gateway = RunningGateway.start(
                        "--shop.services.order.uri=" + standing.uri(),
                        "--shop.services.payment.uri=" + ready.uri(),
                        "--shop.services.shipping.uri=" + ready.uri(),
                        "--shop.services.authorization.uri=" + ready.uri(),
                        "--shop.node.uri=" + ready.uri())) {
            untilHealth(gateway, answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(JsonMapper.shared()
                                .readTree(answer.body())
                                .get("status")
                                .asString())
                        .isEqualTo("OUT_OF_SERVICE");
                assertThat(answer.body())
                        .contains("\"order\":{\"status\":\"OUT_OF_SERVICE\"}", "\"payment\":{\"status\":\"UP\"}");
            });
            assertThat(standing.last().uri()).isEqualTo("/actuator/health/work");
            assertThat(gateway.get("/actuator/health/overview").statusCode())
                    .as("for the front page, that is news and no failure")
                    .isEqualTo(200);
        }
    }

    /** Holds a port at which nobody listens, so that nobody else can begin to. */
    private static Socket boundButDeaf() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }
}
