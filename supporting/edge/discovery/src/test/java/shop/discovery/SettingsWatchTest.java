package shop.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.client.RestClient;

@DisplayName("A service that watches the configuration store")
class SettingsWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final List<Set<String>> changed = new CopyOnWriteArrayList<>();
    private final StandardEnvironment environment = new StandardEnvironment();
    private volatile String waiting = "7";
    private volatile int status = 200;
    private HttpServer store;
    private SettingsWatch watch;

    @BeforeEach
    void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/order/default", exchange -> {
            String file = waiting.isEmpty()
                    ? ""
                    : "{\"name\": \"file:order.yml\", \"source\": {\"order.admission.waiting\": " + waiting + "}}";
            byte[] says = "{\"name\": \"order\", \"version\": null, \"propertySources\": [%s]}"
                    .formatted(file)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, says.length);
            exchange.getResponseBody().write(says);
            exchange.close();
            asked.incrementAndGet();
        });
        store.start();
        watch = new SettingsWatch(
                RestClient.create("http://127.0.0.1:" + store.getAddress().getPort()),
                "order",
                Duration.ofMillis(20),
                () -> {
                    taken.incrementAndGet();
                    return Set.of();
                },
                changed::add,
                environment);
    }

    @AfterEach
    void stop() {
        watch.stop();
        store.stop(0);
    }

    @Test
    @DisplayName("leaves it at what it was made of, and takes what is said later")
    void changedLater() {
        madeOf(7);
        watch.start();
        hasAskedTwice();
        assertThat(taken).hasValue(0);

        waiting = "9";

        await("the change").atMost(PATIENCE).until(() -> taken.get() == 1);
    }

    @Test
    @DisplayName("takes what was changed while it started")
    void changedDuringTheStart() {
        madeOf(5);

        watch.start();

        hasAskedTwice();
        assertThat(taken).hasValue(1);
    }

    @Test
    @DisplayName("takes what a store says that was away while it started")
    void awayDuringTheStart() {
        watch.start();

        hasAskedTwice();
        assertThat(taken).hasValue(1);
    }

    @Test
    @DisplayName("goes back to its own settings where the store says no more what it said")
    void takenBack() {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("its own file", Map.of("order.admission.waiting", 5)));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("configserver:file:order.yml", Map.of("order.admission.waiting", 7)));
        watch.start();
        hasAskedTwice();
        assertThat(environment.getProperty("order.admission.waiting")).isEqualTo("7");

        waiting = "";

        await("that to be told").atMost(PATIENCE).until(() -> changed.contains(Set.of("order.admission.waiting")));
        assertThat(environment.getProperty("order.admission.waiting")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    @DisplayName("says once that it is refused, for as long as it is, and goes on with what it has")
    void isRefused(int with) {
        Logger log = (Logger) LoggerFactory.getLogger(SettingsWatch.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        log.addAppender(said);
        try {
            madeOf(7);
            status = with;
            watch.start();
            hasAskedTwice();
            assertThat(said.list)
                    .filteredOn(event -> event.getLevel() == Level.ERROR)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage()).contains("shop.configuration.token"));

            status = 200;
            hasAskedTwice();
            status = with;
            hasAskedTwice();
            assertThat(said.list)
                    .filteredOn(event -> event.getLevel() == Level.ERROR)
                    .hasSize(2);
            assertThat(taken).hasValue(0);
        } finally {
            log.detachAppender(said);
        }
    }

    private void madeOf(int atStart) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "configserver:file:order.yml", Map.of("order.admission.waiting", atStart)));
    }

    private void hasAskedTwice() {
        int already = asked.get();
        await("two looks").atMost(PATIENCE).until(() -> asked.get() >= already + 3);
    }
}
