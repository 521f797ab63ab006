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
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
        add(
                "/actuator/info",
                exchange -> answer(
                        exchange,
                        json -> json.object(() -> json.object("app", () -> json.field("name", "protocol-node")))));
        add("/v1/public/context", exchange -> answer(exchange, json -> contextsAsJson(json, contexts.get())));
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
    static void answer(HttpExchange exchange, Consumer<Json> body) throws IOException {
        answer(exchange, 200, "application/json", body);
    }

    /** Ends an exchange with problem details (RFC 9457). */
    static void answer(HttpExchange exchange, Problem problem) throws IOException {
        problem.allow().ifPresent(methods -> exchange.getResponseHeaders().set("Allow", methods));
        answer(exchange, problem.status(), "application/problem+json", problem::writeTo);
    }

    private static void answer(HttpExchange exchange, int status, String type, Consumer<Json> json) throws IOException {
        byte[] body = Json.line(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void answerHealth(HttpExchange exchange, Map<String, Optional<String>> health) throws IOException {
        boolean well = health.values().stream().allMatch(Optional::isEmpty);
        answer(
                exchange,
                well ? 200 : 503,
                "application/json",
                json -> json.object(() -> json.field("status", well ? "UP" : "DOWN")
                        .object(
                                "components",
                                () -> health.forEach(
                                        (part, trouble) -> json.object(part, () -> componentAsJson(json, trouble))))));
    }

    private static void componentAsJson(Json json, Optional<String> trouble) {
        json.field("status", trouble.isEmpty() ? "UP" : "DOWN");
        trouble.ifPresent(why -> json.object("details", () -> json.field("reason", why)));
    }

    private static void contextsAsJson(Json json, Set<String> contexts) {
        json.array(new TreeSet<>(contexts), context -> json.object(() -> json.field("context", context)));
    }
}
