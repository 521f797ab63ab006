package shop.importer;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import shop.importer.http.AccessToken;
import shop.importer.http.Http;
import shop.importer.http.Shop;
import shop.importer.http.Simulators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A shop that knows one order, shows of it what it is told, and does nothing that it is asked. */
final class StubOrder implements AutoCloseable {

    /** What the order shows: confirmed, and nothing else yet. */
    final ObjectNode view = JsonMapper.shared().createObjectNode();

    /** What was asked of it, by the paths. */
    final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private final HttpServer server;
    private final Runnable beforeShown;

    /** @param beforeShown what happens whenever it is looked at */
    StubOrder(Runnable beforeShown) throws IOException {
        this.beforeShown = beforeShown;
        for (String list : List.of("tenders", "parcels", "units", "returns", "amendments", "timeline")) {
            view.putArray(list);
        }
        view.put("orderId", "order-mugs").put("status", "CONFIRMED");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] bytes = answer(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getPath())
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    private String answer(String method, String path) {
        if (path.equals("/oauth2/token")) {
            return "{\"access_token\": \"any\", \"expires_in\": 3600}";
        }
        if (method.equals("GET")) {
            beforeShown.run();
            return view.toString();
        }
        asked.add(path);
        return "{}";
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static Http http() {
        return new Http(Duration.ofSeconds(10), retryAfter -> {});
    }

    Shop shop() {
        Http http = http();
        return new Shop(
                http, address(), new AccessToken(http, address().resolve("/oauth2/token"), "", "", Clock.systemUTC()));
    }

    Simulators simulators() {
        return new Simulators(http(), address(), address());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
