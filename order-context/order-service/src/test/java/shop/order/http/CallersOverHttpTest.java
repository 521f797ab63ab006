package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The order context counts the requests")
class CallersOverHttpTest {

    private static final String GATEWAY_ELSEWHERE = "--shop.internal-proxies=10\\.0\\.0\\.1";

    private OrdersOverHttp http;

    @BeforeEach
    void start() {
        http = OrdersOverHttp.start(
                GATEWAY_ELSEWHERE, "--shop.limits.requests-per-second=1", "--shop.limits.requests-at-once=10");
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    @DisplayName("of a caller by who they have proven to be, while others from the same address go on")
    void ofACaller() {
        assertThat(askedAs(20, number -> "sam/support")).contains(200, 429);

        assertThat(http.get("mug-shop/shop", "/orders").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("of those who have proven nothing by their address, which they cannot choose")
    void ofAnAddress() {
        assertThat(askedAs(80, number -> "forged-" + number)).contains(401, 429);
    }

    private Stream<Integer> askedAs(int times, IntFunction<String> token) {
        return IntStream.range(0, times).mapToObj(number -> {
            HttpRequest.Builder request = http.request(token.apply(number), "/orders")
                    .header("X-Forwarded-For", "203.0.113." + number)
                    .GET();
            return http.send(request).status();
        });
    }
}
