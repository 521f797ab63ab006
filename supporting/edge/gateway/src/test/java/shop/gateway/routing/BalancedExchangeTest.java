package shop.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange.Request;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange.ResponseConsumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

@DisplayName("Which instance is asked")
class BalancedExchangeTest {

    private static final URI ONE = URI.create("http://127.0.0.1:1");
    private static final URI OTHER = URI.create("http://127.0.0.1:2");
    private static final int ENOUGH_TO_OPEN = 10;
    private static final int TRIALS = 2;

    private static final HttpServletRequest WITHOUT_BODY = received(0);
    /** A stream that nobody has kept. */
    private static final HttpServletRequest ONLY_ONCE = received(3);

    private final Map<URI, IOException> failing = new HashMap<>();
    private final Set<URI> unable = new HashSet<>();
    private final List<URI> asked = new ArrayList<>();
    private final Breakers breakers =
            new Breakers(new RoutingProperties.Breaker(ENOUGH_TO_OPEN, 50, Duration.ofMinutes(10), TRIALS));

    @Test
    @DisplayName("is also one that has often taken too long: another question it may answer at once")
    void slow() {
        failing.put(ONE, new SocketTimeoutException("no whole answer"));
        askOften(ONE, OTHER);

        assertThat(breakers.isOpen(ONE)).isFalse();
        failing.clear();
        asked.clear();
        ask(ONE, OTHER);
        assertThat(asked).containsExactly(ONE);
    }

    @Test
    @DisplayName("is another than the one that nobody reaches")
    void away() {
        failing.put(ONE, new ConnectException("refused"));
        askOften(ONE, OTHER);

        assertThat(breakers.isOpen(ONE)).isTrue();
        asked.clear();
        ask(ONE, OTHER);
        assertThat(asked).containsExactly(OTHER);
    }

    @Test
    @DisplayName("is the one that was left alone, where there is no other")
    void sole() {
        failing.put(ONE, new ConnectException("refused"));
        askOften(ONE);
        assertThat(breakers.isOpen(ONE)).isTrue();

        failing.clear();
        asked.clear();

        assertThat(ask(ONE)).isNull();
        assertThat(asked).containsExactly(ONE);
    }

    @Test
    @DisplayName("leaves the other its trials, where what was sent cannot be sent to it once more")
    void cannotBeSentAgain() {
        unable.add(ONE);
        CircuitBreaker other = breakers.of(OTHER);
        other.transitionToOpenState();
        other.transitionToHalfOpenState();

        for (int time = 0; time <= TRIALS; time++) {
            assertThat(ask(new Asked(ONLY_ONCE), ONE, OTHER)).isNull();
        }

        assertThat(asked).isNotEmpty().containsOnly(ONE);
        for (int trial = 0; trial < TRIALS; trial++) {
            assertThat(other.tryAcquirePermission()).isTrue();
        }
    }

    private void askOften(URI... known) {
        for (int time = 0; time < ENOUGH_TO_OPEN; time++) {
            ask(known);
        }
    }

    /** How it failed, or null. */
    private Throwable ask(URI... known) {
        return ask(new Asked(WITHOUT_BODY), known);
    }

    private Throwable ask(Request request, URI... known) {
        var exchange = new BalancedExchange(this::answer, service -> List.of(known), breakers, new Traffic(), 3);
        return catchThrowable(() -> exchange.exchange(request));
    }

    private ServerResponse answer(Request request) {
        URI instance = URI.create("http://" + request.getUri().getAuthority());
        asked.add(instance);
        if (failing.containsKey(instance)) {
            throw new ResourceAccessException("failed", failing.get(instance));
        }
        return ServerResponse.status(unable.contains(instance) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .build();
    }

    private static <T> T only(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> Objects.requireNonNull(answers.get(method.getName()), method.getName())));
    }

    private static HttpServletRequest received(long bytes) {
        return only(HttpServletRequest.class, Map.of("getInputStream", nothing(), "getContentLengthLong", bytes));
    }

    private static ServletInputStream nothing() {
        return new ServletInputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public boolean isFinished() {
                return true;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private record Asked(HttpServletRequest received) implements Request {

        @Override
        public URI getUri() {
            return URI.create("http://order/orders/order-1");
        }

        @Override
        public HttpMethod getMethod() {
            return HttpMethod.GET;
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders();
        }

        @Override
        public ServerRequest getServerRequest() {
            return only(ServerRequest.class, Map.of("servletRequest", received));
        }

        @Override
        public Collection<ResponseConsumer> getResponseConsumers() {
            return List.of();
        }
    }
}
