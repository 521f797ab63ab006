package shop.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A way to a partner outside over which every request arrives, and no answer comes back while it is told so; or over which
 * nothing arrives that would change anything, and somebody else answers.
 */
public final class WayThatLosesAnswers implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");

    private final HttpServer server;
    private final String partner;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private volatile boolean loses;
    private volatile boolean losesChanges;
    private volatile Optional<Said> instead = Optional.empty();

    private record Said(int status, String body) {}

    private WayThatLosesAnswers(String partner) throws IOException {
        this.partner = partner;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.start();
    }

    /** The way to whoever listens at this port. */
    public static WayThatLosesAnswers to(int port) throws IOException {
        return new WayThatLosesAnswers("http://127.0.0.1:" + port);
    }

    public void loses(boolean answers) {
        loses = answers;
    }

    /** Of requests for more than to read only; others are answered. */
    public void losesAnswersToChanges(boolean answers) {
        losesChanges = answers;
    }

    /** From now on whoever asks for more than to read hears this, and the partner hears nothing of it. */
    public void says(int status, String body) {
        instead = Optional.of(new Said(status, body));
    }

    /** From now on everything arrives again. */
    public void saysNothing() {
        instead = Optional.empty();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (instead.isPresent() && !exchange.getRequestMethod().equals("GET")) {
                exchange.getRequestBody().readAllBytes();
                answer(
                        exchange,
                        instead.get().status(),
                        "application/json",
                        instead.get().body().getBytes(UTF_8));
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(partner + exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (loses || losesChanges && !exchange.getRequestMethod().equals("GET")) {
                // Closed without a word: the connection breaks off.
                return;
            }
            answer(
                    exchange,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("text/plain"),
                    answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().put("Content-Type", List.of(type));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
