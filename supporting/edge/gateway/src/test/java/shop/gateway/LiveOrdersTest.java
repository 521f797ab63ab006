package shop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("An order watched live through the gateway")
@Timeout(300)
class LiveOrdersTest {

    private static final String END = "";

    /** What the order service tells; an event goes out when the test says so. */
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    private final CountDownLatch watcherLeft = new CountDownLatch(1);
    private final AtomicBoolean breakOff = new AtomicBoolean();
    private StubService order;
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        order = StubService.that(this::tellLive);
        gateway = RunningGateway.start(
                "--shop.services.order.uri=" + order.uri(), "--spring.lifecycle.timeout-per-shutdown-phase=10m");
    }

    @AfterEach
    void stop() {
        order.close();
        gateway.close();
    }

    @Test
    @DisplayName("arrives event by event, as it happens")
    void arrivesAsItHappens() throws IOException {
        try (BufferedReader stream = watch()) {
            events.add("AWAITING_PAYMENT");
            assertThat(nextEvent(stream)).isEqualTo("AWAITING_PAYMENT");
            // The second is not even written before the first has arrived: nothing can have waited for more.
            events.add("CONFIRMED");
            assertThat(nextEvent(stream)).isEqualTo("CONFIRMED");
            events.add(END);
            assertThat(stream.readLine()).isNull();
        }
    }

    @Test
    @DisplayName("is not cut off by the time that other answers may take")
    void outlivesTheAnswerTimeout() throws IOException {
        gateway.close();
        gateway = RunningGateway.start("--shop.services.order.uri=" + order.uri(), "--shop.routing.answer-timeout=2s");
        try (BufferedReader stream = watch()) {
            events.add("AWAITING_PAYMENT");
            assertThat(nextEvent(stream)).isEqualTo("AWAITING_PAYMENT");
            long silence = System.nanoTime();
            await().atLeast(Duration.ofMillis(2700))
                    .until(() ->
                            System.nanoTime() - silence > Duration.ofSeconds(3).toNanos());
            events.add("CLOSED");
            assertThat(nextEvent(stream)).isEqualTo("CLOSED");
        }
    }

    @Test
    @DisplayName("lets go of the service when nobody watches any more")
    void letsGo() throws Exception {
        BufferedReader stream = watch();
        events.add("AWAITING_PAYMENT");
        assertThat(nextEvent(stream)).isEqualTo("AWAITING_PAYMENT");

        stream.close();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            events.add("CONFIRMED");
            return watcherLeft.await(50, TimeUnit.MILLISECONDS);
        });
    }

    @Test
    @DisplayName("breaks off visibly when the service breaks off, instead of looking complete")
    void breaksOffVisibly() throws IOException {
        try (BufferedReader stream = watch()) {
            events.add("AWAITING_PAYMENT");
            assertThat(nextEvent(stream)).isEqualTo("AWAITING_PAYMENT");

            breakOff.set(true);
            events.add(END);

            assertThatThrownBy(stream::readLine).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("does not hold up a stop of the gateway")
    void doesNotHoldUpAStop() throws IOException {
        try (BufferedReader stream = watch()) {
            events.add("AWAITING_PAYMENT");
            assertThat(nextEvent(stream)).isEqualTo("AWAITING_PAYMENT");

            // Would take ten minutes if those who watch were waited for.
            gateway.close();

            assertThatThrownBy(stream::readLine).isInstanceOf(IOException.class);
        }
    }

    private BufferedReader watch() {
        HttpResponse<InputStream> answer =
                gateway.send(gateway.request("/orders/order-1/live").build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static String nextEvent(BufferedReader stream) throws IOException {
        String data = stream.readLine();
        assertThat(stream.readLine()).isEmpty();
        return data.substring("data:".length());
    }

    private void tellLive(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.flush();
        try {
            for (String event = events.take(); !event.equals(END); event = events.take()) {
                body.write(("data:" + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
            if (breakOff.get()) {
                throw new IOException("as if the service had been killed");
            }
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            watcherLeft.countDown();
            throw e;
        }
    }
}
