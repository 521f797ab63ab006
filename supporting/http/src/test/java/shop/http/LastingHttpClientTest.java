package shop.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Here its thread is ended by an interruption, which it takes as quietly as an error; {@code CrashMatrixTest} has errors. */
@DisplayName("A client that lasts")
class LastingHttpClientTest {

    private final List<HttpClient> made = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("is one and the same as long as its thread lives, and another one when that has ended")
    void isReplaced() throws Exception {
        Set<Thread> before = selectors();
        LastingHttpClient client = new LastingHttpClient(this::another);
        Set<Thread> own = selectors();
        own.removeAll(before);
        assertThat(client.send(request(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        assertThat(made).hasSize(1);

        Thread lost = own.iterator().next();
        lost.interrupt();
        lost.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(lost.isAlive()).isFalse();

        assertThat(client.sendAsync(request(), BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode)
                        .get(60, TimeUnit.SECONDS))
                .isEqualTo(204);
        assertThat(client.send(request(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        assertThat(made).hasSize(2);
    }

    private HttpClient another() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        made.add(client);
        return client;
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .build();
    }

    private static Set<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("-SelectorManager"))
                .collect(Collectors.toSet());
    }
}
