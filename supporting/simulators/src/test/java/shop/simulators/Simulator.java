package shop.simulators;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulator that really listens, on a port of the system's choice, and a caller that speaks to it over the wire. */
public final class Simulator implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServletWebServerApplicationContext context;
    private final int port;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(60))
            .build();

    private Simulator(ServletWebServerApplicationContext context) {
        this.context = context;
        this.port = context.getWebServer().getPort();
    }

    /** Starts the application with its ledger in {@code data} and further {@code settings}, written {@code name=value}. */
    public static Simulator start(SpringApplicationBuilder application, Path data, String... settings) {
        List<String> all = Stream.concat(
                        Stream.of("simulator.data=" + data, "simulator.psp.port=0", "simulator.carrier.port=0"),
                        Arrays.stream(settings))
                .map(setting -> "--" + setting)
                .toList();
        return new Simulator((ServletWebServerApplicationContext) application.run(all.toArray(String[]::new)));
    }

    /** An answer with its body as JSON. */
    public record Answer(int status, String contentType, JsonNode body) {

        public String text(String pointer) {
            return body.at(pointer).asString();
        }

        /** The texts of an array. */
        public List<String> texts(String pointer) {
            return body.at(pointer).valueStream().map(JsonNode::asString).toList();
        }

        public long number(String pointer) {
            return body.at(pointer).asLong();
        }
    }

    public Answer post(String path, String key, String body) throws IOException, InterruptedException {
        return send(request(path, Duration.ofSeconds(20))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public Answer postWithin(Duration patience, String path, String key, String body)
            throws IOException, InterruptedException {
        return send(request(path, patience)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public Answer put(String path, String body) throws IOException, InterruptedException {
        return send(request(path, Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path, Duration.ofSeconds(20)).build());
    }

    public String page(String path) throws IOException, InterruptedException {
        return client.send(request(path, Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Sends a form as a browser does, and tells the status of the answer. */
    public int form(String path, String fields) throws IOException, InterruptedException {
        return client.send(
                        request(path, Duration.ofSeconds(60))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(fields))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    /** The ledger's entries, read line by line as a reconciler does. */
    public List<JsonNode> entries() throws IOException, InterruptedException {
        return entriesAfter(0);
    }

    public List<JsonNode> entriesAfter(long number) throws IOException, InterruptedException {
        return page("/ledger/entries?after=" + number)
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    public int port() {
        return port;
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(patience);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        context.close();
    }
}
