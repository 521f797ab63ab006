package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.order.api.Awaited;
import shop.order.api.Awaited.What;
import shop.order.api.Awaited.Whom;
import shop.order.tracking.ClosedOrder;

@DisplayName("Whoever watches an order")
class WatchingOrdersTest {

    @Test
    @Timeout(300)
    @DisplayName("does not hold up a stop of the service")
    void doesNotHoldUpAStop() throws Exception {
        OrdersOverHttp service = OrdersOverHttp.start("--spring.lifecycle.timeout-per-shutdown-phase=10m");
        String order = service.post("mug-shop/shop", "/orders", OrderBodies.twoBlueMugs())
                .text("/orderId");
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        service.request("maria/customer", "/orders/" + order + "/live")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (var stream = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(event(stream)).startsWith("event:order").contains(order);

            // Would take ten minutes if those who watch were waited for.
            service.close();

            untilTheEnd(stream);
        }
    }

    @Test
    @Timeout(300)
    @DisplayName("while the service stops already is not kept, and holds up nothing either")
    void comesWhileItStops() {
        try (OrdersOverHttp service = OrdersOverHttp.start()) {
            String order = service.post("mug-shop/shop", "/orders", OrderBodies.twoBlueMugs())
                    .text("/orderId");
            service.stopWatching();

            OrdersOverHttp.Answer answer = service.get("maria/customer", "/orders/" + order + "/live");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(service.watched()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"PROVIDER, REFUND", "SUPPORT, CLAIM", "CARRIER, RETURN", "SUPPORT, INTEREST"})
    @DisplayName(
            "goes on watching though the order is closed, as long as somebody has to do something about it (ORD-10)")
    void untilNobodyIsAwaited(Whom of, What what) {
        assertThat(LiveOrders.isSettled(ClosedOrder.waitingFor(new Awaited(
                        of,
                        what,
                        Optional.of(1),
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.empty(),
                        "It is to be done."))))
                .isFalse();
    }

    @Test
    @DisplayName("sees the end of an order that is closed and waits for nobody")
    void untilTheEndOfTheOrder() {
        assertThat(LiveOrders.isSettled(ClosedOrder.waitingFor())).isTrue();
    }

    /** All that one event tells. */
    private static String event(BufferedReader stream) throws IOException {
        StringBuilder event = new StringBuilder();
        for (String line = stream.readLine(); line != null && !line.isEmpty(); line = stream.readLine()) {
            event.append(line);
        }
        return event.toString();
    }

    /**
     * A stream that does not end would never return. How it ends is not promised: the server takes a request for done before
     * the mark of its end is written, and may close the connection in between.
     */
    private static void untilTheEnd(BufferedReader stream) {
        try {
            while (stream.readLine() != null) {
                // Nothing more is to be told.
            }
        } catch (IOException cut) {
            // That is an end, too.
        }
    }
}
