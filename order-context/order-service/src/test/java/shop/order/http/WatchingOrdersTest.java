package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
            assertThat(stream.readLine()).isEqualTo("event:order");

            // Would take ten minutes if those who watch were waited for.
            service.close();

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
