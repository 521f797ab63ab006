package shop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of several instances of a service")
class SeveralInstancesTest {

    private static final String[] KEY = {"Content-Type", "application/json", "Idempotency-Key", "key-1"};

    @Test
    @DisplayName("each takes its turn")
    void takeTurns() {
        try (StubService one = StubService.named("one");
                StubService other = StubService.named("other");
                RunningGateway gateway = gateway(one.uri(), other.uri())) {
            IntStream.range(0, 10).forEach(request -> gateway.get("/orders/order-1"));

            assertThat(one.received()).hasSize(5);
            assertThat(other.received()).hasSize(5);
        }
    }

    @Test
    @DisplayName("another one answers what changes nothing when the first breaks down")
    void anotherAnswers() {
        try (StubService breaking = StubService.that(SeveralInstancesTest::breakDown);
                StubService well = StubService.named("well");
                RunningGateway gateway = gateway(breaking.uri(), well.uri())) {
            List<String> answers = IntStream.range(0, 4)
                    .mapToObj(request -> gateway.get("/orders/order-1").body())
                    .toList();

            assertThat(answers).containsOnly("well");
            assertThat(breaking.received()).isNotEmpty();
            assertThat(gateway.get("/instances", "Accept-Language", "en").body())
                    .contains("taken over by another", breaking.uri().replace("http://", ""));
        }
    }

    @Test
    @DisplayName("another one gets the whole of a request with an Idempotency-Key when the first breaks down")
    void anotherGetsTheWhole() {
        String order = "{\"orderId\":\"" + "x".repeat(20_000) + "\"}";
        try (StubService breaking = StubService.thatReads((request, exchange) -> breakDown(exchange));
                StubService well = StubService.thatReads(
                        (request, exchange) -> StubService.answer(exchange, 201, "text/plain", ""));
                RunningGateway gateway = gateway(breaking.uri(), well.uri())) {
            List<Integer> answers = IntStream.range(0, 4)
                    .mapToObj(request -> gateway.post("/orders", order, KEY).statusCode())
                    .toList();

            assertThat(answers).containsOnly(201);
            assertThat(breaking.received()).isNotEmpty();
            assertThat(well.received()).hasSize(4).allSatisfy(request -> {
                assertThat(request.body()).isEqualTo(order);
                assertThat(request.headers().getFirst("Idempotency-Key")).isEqualTo("key-1");
            });
        }
    }

    @Test
    @DisplayName("another one is asked what may be asked twice when the first says that it cannot answer just now")
    void anotherIsAble() {
        String tryAgain = "{\"code\":\"try-again\"}";
        try (StubService unable = StubService.that(
                        exchange -> StubService.answer(exchange, 503, "application/problem+json", tryAgain));
                StubService able = StubService.named("able");
                RunningGateway gateway = gateway(unable.uri(), able.uri())) {
            assertThat(IntStream.range(0, 4)
                            .mapToObj(request -> gateway.get("/orders/order-1").body()))
                    .containsOnly("able");
            assertThat(IntStream.range(0, 4)
                            .mapToObj(request ->
                                    gateway.post("/orders", "{}", KEY).body()))
                    .containsOnly("able");
            assertThat(IntStream.range(0, 4)
                            .mapToObj(request -> gateway.post("/orders", "{}", "Content-Type", "application/json")
                                    .body()))
                    .containsOnly("able", tryAgain);
        }
    }

    @Test
    @DisplayName("no other is asked when a rule has the caller wait, and the last one's word counts when none is able")
    void noneIsAble() {
        try (StubService busy = StubService.that(exchange -> {
                    exchange.getResponseHeaders().set("Link", "</specifications#ORD-20>; rel=\"help\"");
                    StubService.answer(exchange, 503, "application/problem+json", "{\"code\":\"too-busy\"}");
                });
                StubService unable = StubService.that(exchange ->
                        StubService.answer(exchange, 503, "application/problem+json", "{\"code\":\"try-again\"}"))) {
            try (RunningGateway gateway = gateway(busy.uri(), busy.uri().replace("127.0.0.1", "localhost"))) {
                assertThat(gateway.get("/orders/order-1").body()).contains("too-busy");
                assertThat(busy.received()).hasSize(1);
            }
            try (RunningGateway gateway = gateway(unable.uri(), unable.uri().replace("127.0.0.1", "localhost"))) {
                HttpResponse<String> answer = gateway.get("/orders/order-1");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("try-again");
                assertThat(unable.received()).hasSize(2);
            }
        }
    }

    @Test
    @DisplayName("no other is asked what may be done already, and by nobody's key")
    void notTwice() {
        try (StubService breaking = StubService.that(SeveralInstancesTest::breakDown);
                StubService well = StubService.named("well");
                RunningGateway gateway = gateway(breaking.uri(), well.uri())) {
            List<HttpResponse<String>> answers = new ArrayList<>();
            IntStream.range(0, 4)
                    .forEach(request -> answers.add(gateway.post("/orders", "{}", "Content-Type", "application/json")));

            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 503)
                    .hasSize(2)
                    .allSatisfy(answer -> assertThat(answer.body()).contains("\"code\":\"answer-missing\""));
            assertThat(breaking.received()).hasSize(2);
            assertThat(well.received()).hasSize(2);
        }
    }

    @Test
    @DisplayName("another one gets everything where nobody listens, and soon that one is left alone")
    void leftAlone() throws IOException {
        try (Socket nobody = boundButDeaf();
                StubService well = StubService.named("well");
                RunningGateway gateway = gateway("http://127.0.0.1:" + nobody.getLocalPort(), well.uri())) {
            List<Integer> answers = IntStream.range(0, 40)
                    .mapToObj(request -> gateway.post("/orders", "{}", "Content-Type", "application/json")
                            .statusCode())
                    .toList();

            assertThat(answers).containsOnly(200);
            assertThat(gateway.get("/instances?language=en").body()).contains("left alone for now");
            assertThat(gateway.get("/instances?language=ko").body()).contains("잠시 제외됨");
        }
    }

    @Test
    @DisplayName("each gateway tells its own figures, says so, and where the others tell theirs")
    void severalGateways() {
        try (RunningGateway gateway = RunningGateway.start(
                "--shop.routing.by-name=true",
                "--shop.instance=gateway-7",
                "--spring.cloud.discovery.client.simple.instances.gateway[0].uri=http://127.0.0.1:8180")) {
            assertThat(gateway.get("/instances?language=en").body())
                    .contains("This gateway: <strong>gateway-7</strong>")
                    .contains("<a href=\"http://127.0.0.1:8180/instances?language=en\">127.0.0.1:8180</a>");
        }
        try (RunningGateway only = RunningGateway.start()) {
            assertThat(only.get("/instances?language=ko").body())
                    .contains("이 게이트웨이: <strong>gateway</strong></p>")
                    .doesNotContain("다른 게이트웨이");
        }
    }

    @Test
    @DisplayName("where there is none, that is a problem with a time to come back")
    void none() {
        try (RunningGateway gateway = gateway()) {
            HttpResponse<String> answer = gateway.get("/orders/order-1");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(answer.body()).contains("\"code\":\"service-away\"", "Nothing was done");
            assertThat(gateway.get("/actuator/health/overview").body()).contains("\"order\":{\"status\":\"DOWN\"}");
        }
    }

    /** A gateway that is told by name where the order service is, as a registry would tell it. */
    private static RunningGateway gateway(String... instances) {
        List<String> arguments = new ArrayList<>(List.of(
                "--shop.routing.by-name=true",
                "--shop.routing.breaker.pause=10m",
                "--shop.services.order.uri=http://order",
                "--shop.services.payment.uri=http://payment",
                "--shop.services.shipping.uri=http://shipping",
                "--shop.services.authorization.uri=http://authorization",
                "--shop.node.uri="));
        IntStream.range(0, instances.length)
                .forEach(number -> arguments.add("--spring.cloud.discovery.client.simple.instances.order[" + number
                        + "].uri=" + instances[number]));
        return RunningGateway.start(arguments.toArray(String[]::new));
    }

    private static void breakDown(HttpExchange exchange) throws IOException {
        throw new IOException("as if the instance had been killed");
    }

    /** Holds a port at which nobody listens, so that nobody else can begin to. */
    private static Socket boundButDeaf() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }
}
