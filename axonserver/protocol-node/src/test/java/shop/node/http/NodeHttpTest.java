package shop.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The HTTP port")
class NodeHttpTest {

    private volatile Optional<String> trouble = Optional.empty();
    private NodeHttp http;

    @BeforeEach
    void start() throws Exception {
        http = new NodeHttp("127.0.0.1", 0, () -> Set.of("default", "blue"), () -> trouble).start();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    @DisplayName("says that the node is well, or why not")
    void health() throws Exception {
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);

        trouble = Optional.of("The disk that holds \"data\" is full;\n nothing was stored.");

        HttpResponse<String> down = get("/actuator/health");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body())
                .isEqualTo("{\"status\":\"DOWN\",\"details\":{\"store\":"
                        + "\"The disk that holds \\\"data\\\" is full;\\u000a nothing was stored.\"}}");
    }

    @Test
    @DisplayName("lists the contexts by name")
    void contexts() throws Exception {
        assertThat(get("/v1/public/context").body()).isEqualTo("[{\"context\":\"blue\"},{\"context\":\"default\"}]");
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + http.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
