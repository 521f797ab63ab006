package shop.node.dashboard;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.event.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import shop.node.EmbeddedNode;
import shop.node.NodeConfiguration;

/** A node with its viewer on a free port, the genuine client, and a plain HTTP client. */
final class RunningNode implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(60))
            .build();
    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final EmbeddedNode node;

    RunningNode() {
        this(NodeConfiguration.inMemory());
    }

    RunningNode(NodeConfiguration configuration) {
        this(configuration, 0);
    }

    RunningNode(NodeConfiguration configuration, int httpPort) {
        node = EmbeddedNode.start(configuration.withHttpPort(httpPort));
    }

    /** From below the range of outgoing connections, which could take it while the node is away. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }

    int port() {
        return node.httpPort().orElseThrow();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    EmbeddedNode node() {
        return node;
    }

    AxonServerConnection application(String component, String clientId, String context) {
        AxonServerConnectionFactory factory = AxonServerConnectionFactory.forClient(component, clientId)
                .routingServers(new ServerAddress(node.host(), node.port()))
                .connectTimeout(60, TimeUnit.SECONDS)
                .reconnectInterval(100, TimeUnit.MILLISECONDS)
                .processorInfoUpdateFrequency(100, TimeUnit.MILLISECONDS)
                .build();
        endings.push(factory::shutdown);
        return factory.connect(context);
    }

    AxonServerConnection application(String component) {
        return application(component, component + "@here", "default");
    }

    void store(Event... events) throws Exception {
        storeIn("default", events);
    }

    void storeIn(String context, Event... events) throws Exception {
        application("shop", "writer", context)
                .eventChannel()
                .appendEvents(events)
                .get(60, SECONDS);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    JsonElement json(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JsonParser.parseString(answer.body());
    }

    List<JsonObject> list(String path) throws Exception {
        List<JsonObject> all = new ArrayList<>();
        json(path).getAsJsonArray().forEach(element -> all.add(element.getAsJsonObject()));
        return all;
    }

    /** Follows a search; close it, or the node, to end it. */
    Rows search(String parameters) throws IOException, InterruptedException {
        Rows rows = Rows.of(http.send(
                HttpRequest.newBuilder(URI.create(address() + "/v1/search?" + parameters))
                        .build(),
                BodyHandlers.ofInputStream()));
        endings.push(rows::close);
        return rows;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
        node.close();
    }
}
