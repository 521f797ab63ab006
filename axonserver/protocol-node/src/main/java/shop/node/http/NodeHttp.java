package shop.node.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The node's HTTP port: whether it is well, and which contexts there are. Who wants to show more adds paths with
 * {@link #add} before {@link #start}.
 */
public final class NodeHttp implements AutoCloseable {

    private final HttpServer server;
    private final ShortTasks tasks = new ShortTasks();

    /**
     * Binds the port; throws when it is taken.
     *
     * @param health what is well (empty) and what is not (why), part by part
     */
    public NodeHttp(
            String host, int port, Supplier<Set<String>> contexts, Supplier<Map<String, Optional<String>>> health)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.setExecutor(tasks);
        add("/actuator/health", exchange -> answerHealth(exchange, health.get()));
        add("/actuator/info", exchange -> answerJson(exchange, 200, "{\"app\":{\"name\":\"protocol-node\"}}"));
        add("/v1/public/context", exchange -> answerJson(exchange, 200, contextsAsJson(contexts.get())));
    }

    /** Serves a path and all below it. */
    public void add(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    /** Does what takes its time in the midst of an exchange; all else of one has to be over within seconds. */
    public <T> T unhurried(Supplier<T> work) {
        return tasks.unhurried(work);
    }

    public NodeHttp start() {
        server.start();
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        tasks.close();
    }

    /** Ends an exchange with JSON. */
    public static void answerJson(HttpExchange exchange, int status, String json) throws IOException {
        answer(exchange, status, "application/json", json);
    }

    /** Ends an exchange with problem details (RFC 9457). */
    public static void answerProblem(HttpExchange exchange, int status, String problem) throws IOException {
        answer(exchange, status, "application/problem+json", problem);
    }

    private static void answer(HttpExchange exchange, int status, String type, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void answerHealth(HttpExchange exchange, Map<String, Optional<String>> health) throws IOException {
        boolean well = health.values().stream().allMatch(Optional::isEmpty);
        String components = health.entrySet().stream()
                .map(part -> quote(part.getKey()) + ":" + componentAsJson(part.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        answerJson(
                exchange,
                well ? 200 : 503,
                "{\"status\":\"" + (well ? "UP" : "DOWN") + "\",\"components\":" + components + "}");
    }

    private static String componentAsJson(Optional<String> trouble) {
        return trouble.map(why -> "{\"status\":\"DOWN\",\"details\":{\"reason\":" + quote(why) + "}}")
                .orElse("{\"status\":\"UP\"}");
    }

    /** A text as JSON writes it. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append("\\u%04x".formatted((int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    /** Names of contexts hold no character that JSON would have to escape. */
    private static String contextsAsJson(Set<String> contexts) {
        return contexts.stream()
                .sorted()
                .map("{\"context\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }
}
