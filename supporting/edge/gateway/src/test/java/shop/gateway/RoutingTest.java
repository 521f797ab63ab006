package shop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The gateway")
class RoutingTest {

    static StubService order;
    static StubService payment;
    static StubService shipping;
    static StubService authorization;
    static RunningGateway gateway;

    @BeforeAll
    static void start() {
        order = StubService.that(exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Location", "/orders/order-1");
                exchange.getResponseHeaders().set("ETag", "\"1\"");
                StubService.answer(exchange, 201, "application/json", "{\"orderId\":\"order-1\"}");
            } else {
                StubService.answer(exchange, 200, "text/plain", "order");
            }
        });
        payment = StubService.named("payment");
        shipping = StubService.named("shipping");
        authorization = StubService.named("authorization");
        gateway = RunningGateway.start(
                "--shop.services.order.uri=" + order.uri(),
                "--shop.services.payment.uri=" + payment.uri(),
                "--shop.services.shipping.uri=" + shipping.uri(),
                "--shop.services.authorization.uri=" + authorization.uri());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        order.close();
        payment.close();
        shipping.close();
        authorization.close();
    }

    @ParameterizedTest(name = "routes {0} to {1}")
    @CsvSource({
        "/orders, order",
        "/orders/order-1, order",
        "/orders/order-1/live, order",
        "/orders?status=CONFIRMED, order",
        "/operations/order/processors, order",
        "/payments/payment-1, payment",
        "/shipments/shipment-1, shipping",
        "/return-shipments?state=ARRIVED, shipping",
        "/specifications/order/trials, order",
        "/specifications/payment/trials, payment",
        "/specifications/shipping/trials, shipping",
        "/oauth2/jwks, authorization"
    })
    void routesByPath(String path, String service) {
        HttpResponse<String> answer = gateway.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(service);
        assertThat(serviceNamed(service).last().uri()).isEqualTo(path);
    }

    @ParameterizedTest(name = "shows the API description of {0}")
    @ValueSource(strings = {"order", "payment", "shipping"})
    void showsTheApiDescriptions(String service) {
        assertThat(gateway.get("/" + service + "/v3/api-docs").body()).isEqualTo(service);
        assertThat(serviceNamed(service).last().uri()).isEqualTo("/v3/api-docs");
    }

    @ParameterizedTest(name = "keeps {0} out of sight")
    @ValueSource(
            strings = {
                "/carrier-notifications",
                "/provider-notifications",
                "/order/actuator/env",
                "/order/v3/api-docs/../../actuator/env",
                "/shipping/carrier-notifications",
                "/oauth2/introspect",
                "/actuator/env"
            })
    void keepsTheRestOutOfSight(String path) {
        int before = requestsReceived();

        HttpResponse<String> answer = gateway.post(path, "{}", "Content-Type", "application/json");

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(requestsReceived()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1}: {2}, Allow: {3}")
    @DisplayName("says which methods a path has, and hands no other on")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /oauth2/token | 405 | POST,OPTIONS",
                "HEAD | /oauth2/token | 405 | POST,OPTIONS",
                "DELETE | /oauth2/token | 405 | POST,OPTIONS",
                "OPTIONS | /oauth2/token | 200 | POST,OPTIONS",
                "POST | /oauth2/jwks | 405 | GET,HEAD,OPTIONS",
                "PUT | /order/v3/api-docs | 405 | GET,HEAD,OPTIONS",
                "OPTIONS | /payment/v3/api-docs | 200 | GET,HEAD,OPTIONS"
            })
    void otherMethods(String method, String path, int status, String allowed) {
        int before = requestsReceived();

        HttpResponse<String> answer = gateway.send(gateway.request(path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
        assertThat(requestsReceived()).isEqualTo(before);
        if (status == 405 && !method.equals("HEAD")) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"method-not-allowed\"");
        }
    }

    @ParameterizedTest(name = "HEAD {0}")
    @DisplayName("hands on who only wants to know what a description is like")
    @ValueSource(strings = {"/order/v3/api-docs", "/payment/v3/api-docs", "/shipping/v3/api-docs", "/oauth2/jwks"})
    void heads(String path) {
        HttpResponse<String> answer = gateway.send(gateway.request(path)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    @DisplayName("hands a command on as it is, and the answer back as it is")
    void handsOnUnchanged() {
        HttpResponse<String> answer = gateway.post(
                "/orders",
                "{\"lines\":[]}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "key-1",
                "Authorization",
                "Bearer token");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/orders/order-1");
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(answer.body()).isEqualTo("{\"orderId\":\"order-1\"}");
        StubService.Received received = order.last();
        assertThat(received.body()).isEqualTo("{\"lines\":[]}");
        assertThat(received.headers().getFirst("Idempotency-Key")).isEqualTo("key-1");
        assertThat(received.headers().getFirst("Authorization")).isEqualTo("Bearer token");
    }

    @Test
    @DisplayName("hands a token request on in the body, never in the address, where it would be logged")
    void keepsSecretsOutOfAddresses() {
        gateway.post(
                "/oauth2/token",
                "grant_type=client_credentials&client_secret=hush%26more",
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(authorization.last().uri()).isEqualTo("/oauth2/token");
        assertThat(authorization.last().body().split("&"))
                .containsExactlyInAnyOrder("grant_type=client_credentials", "client_secret=hush%26more");
    }

    @Test
    @DisplayName("tells a service under which address it was called, and believes no caller about it")
    void saysWhoCalled() {
        gateway.get(
                "/orders/order-1",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-For",
                "203.0.113.9",
                "X-Forwarded-Prefix",
                "/evil",
                "Forwarded",
                "host=evil.example");

        var headers = order.last().headers();
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Port")).containsExactly(Integer.toString(gateway.port()));
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers).doesNotContainKeys("X-Forwarded-Prefix", "Forwarded");
    }

    @Test
    @DisplayName("believes a proxy that it was told to trust")
    void believesATrustedProxy() {
        try (RunningGateway behindProxy = RunningGateway.start(
                "--shop.services.order.uri=" + order.uri(), "--shop.trusted-proxies=127\\.0\\.0\\.1")) {
            behindProxy.get(
                    "/orders/order-1",
                    "X-Forwarded-Host",
                    "shop.example",
                    "X-Forwarded-For",
                    "203.0.113.9",
                    "X-Forwarded-Proto",
                    "https",
                    "X-Forwarded-Port",
                    "443");
        }

        var headers = order.last().headers();
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("shop.example");
        assertThat(headers.get("X-Forwarded-Port")).containsExactly("443");
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("https");
        assertThat(headers.get("X-Forwarded-For")).containsExactly("203.0.113.9");
    }

    private static StubService serviceNamed(String name) {
        return switch (name) {
            case "order" -> order;
            case "payment" -> payment;
            case "shipping" -> shipping;
            default -> authorization;
        };
    }

    private static int requestsReceived() {
        return order.received().size()
                + payment.received().size()
                + shipping.received().size()
                + authorization.received().size();
    }
}
