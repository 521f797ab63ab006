package shop.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop's end of the webhooks: takes every notification down, and answers as the test wants it to. */
public final class Shop implements AutoCloseable {

    /** One notification as it arrived. */
    public record Heard(String signature, String raw, JsonNode body, int answered) {

        public String status() {
            return body.get("status").asString();
        }

        public String reference() {
            return body.get("reference").asString();
        }
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Function<JsonNode, Integer> mood = notification -> 204;

    private Shop(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/carrier-notifications", this::hear);
        server.createContext("/provider-notifications", this::hear);
        server.start();
    }

    public static Shop open() throws IOException {
        while (true) {
            try {
                // From below the range of outgoing connections, which could take it while the shop is away.
                return openAgainAt(ThreadLocalRandom.current().nextInt(20_000, 32_000));
            } catch (BindException taken) {
                continue;
            }
        }
    }

    public static Shop openAgainAt(int port) throws IOException {
        return new Shop(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    /** From now on answers each notification with the status that {@code mood} gives it. */
    public void answers(Function<JsonNode, Integer> mood) {
        this.mood = mood;
    }

    private void hear(HttpExchange exchange) throws IOException {
        String raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode body = JsonMapper.shared().readTree(raw);
        int status = mood.apply(body);
        heard.add(new Heard(exchange.getRequestHeaders().getFirst("Signature"), raw, body, status));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Everything that arrived, refused attempts included. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** What was taken, that is, answered with 2xx. */
    public List<Heard> taken() {
        return heard.stream().filter(one -> one.answered() / 100 == 2).toList();
    }

    public List<String> statusesTakenFor(String reference) {
        return taken().stream()
                .filter(one -> one.reference().equals(reference))
                .map(Heard::status)
                .toList();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String setting() {
        return "simulator.carrier.notify-url=http://127.0.0.1:" + port() + "/carrier-notifications";
    }

    public String settingOfProvider() {
        return "simulator.psp.notify-url=http://127.0.0.1:" + port() + "/provider-notifications";
    }

    public List<String> typesTakenFor(String reference) {
        return taken().stream()
                .filter(one -> one.reference().equals(reference))
                .map(one -> one.body().get("type").asString())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
