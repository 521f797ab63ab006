package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Whoever watches an order")
class WatchingOrdersTest {

    @Test
    @Timeout(60)
    @DisplayName("does not hold up a stop of the service")
    void doesNotHoldUpAStop() throws Exception {
        OrdersOverHttp service = OrdersOverHttp.start();
        String order = service.post("mug-shop/shop", "/orders", OrderBodies.twoBlueMugs())
                .text("/orderId");
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        service.request("maria/customer", "/orders/" + order + "/live")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (var stream = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(stream.readLine()).isEqualTo("event:order");

            long start = System.nanoTime();
            service.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
            assertThat(rest(stream)).contains(order);
        }
    }

    /** What was still told; a stream that did not end would never return. */
    private static String rest(BufferedReader stream) throws IOException {
        StringBuilder rest = new StringBuilder();
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            rest.append(line);
        }
        return rest.toString();
    }
}
