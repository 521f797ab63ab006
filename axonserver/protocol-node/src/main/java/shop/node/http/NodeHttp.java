package shop.node.http;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The node's HTTP port: whether it is well, and which contexts there are. Who wants to show more adds paths with
 * {@link #add} before {@link #start}. Nobody holds a thread before the last of their headers is here.
 */
public final class NodeHttp implements AutoCloseable {

    /** Who has not read anything of an answer for so long does not want it. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A longer path wins over one that it begins with. */
    private final Map<String, PathHandler> handlers =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final WebServer server;

    /**
     * Binds the port; throws when it is taken.
     *
     * @param health what is well (empty) and what is not (why), part by part
     */
    public NodeHttp(
            String host, int port, Supplier<Set<String>> contexts, Supplier<Map<String, Optional<String>>> health)
            throws IOException {
        this(host, port, PATIENCE, contexts, health);
    }

    /** @param patience who has not read anything of an answer for so long is cut off */
    public NodeHttp(
            String host,
            int port,
            Duration patience,
            Supplier<Set<String>> contexts,
            Supplier<Map<String, Optional<String>>> health)
            throws IOException {
        server = WebServer.bind(InetAddress.getByName(host), port, patience, this::answer);
        look("/actuator/health", exchange -> answerHealth(exchange, health.get()));
        look(
                "/actuator/info",
                exchange -> exchange.answer(json ->
                        json.object(() -> json.object("app", () -> json.field("name", "protocol-node")))));
        look("/v1/public/context", exchange -> exchange.answer(json -> contextsAsJson(json, contexts.get())));
    }

    /** Serves a path and all below it. */
    public void add(String path, PathHandler handler) {
        handlers.put(path, handler);
    }

    public NodeHttp start() {
        server.start();
        return this;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(Exchange exchange) throws IOException {
        String path = exchange.path();
        for (Map.Entry<String, PathHandler> each : handlers.entrySet()) {
            if (isAtOrBelow(path, each.getKey())) {
                each.getValue().answer(exchange);
                return;
            }
        }
        throw nothing();
    }

    private static boolean isAtOrBelow(String path, String place) {
        return path.equals(place) || path.startsWith(place.endsWith("/") ? place : place + "/");
    }

    /** Serves a path to whoever looks. */
    private void look(String path, PathHandler handler) {
        add(path, exchange -> {
            if (!exchange.path().equals(path)) {
                throw nothing();
            }
            if (!exchange.method().equals("GET")) {
                throw Problem.methodNotAllowed(Set.of("GET"));
            }
            handler.answer(exchange);
        });
    }

    private static Problem nothing() {
        return Problem.notFound("There is nothing at this address.");
    }

    private static void answerHealth(Exchange exchange, Map<String, Optional<String>> health) throws IOException {
        boolean well = health.values().stream().allMatch(Optional::isEmpty);
        exchange.answer(
                well ? 200 : 503,
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
