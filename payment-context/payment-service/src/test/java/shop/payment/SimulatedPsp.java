package shop.payment;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import shop.simulators.psp.PspSimulator;

/** The provider's simulator, listening on a free port, with an answer that gets lost held for a short time only. */
public final class SimulatedPsp implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final URI address;

    private SimulatedPsp(ServletWebServerApplicationContext context) {
        this.context = context;
        address = URI.create("http://127.0.0.1:" + context.getWebServer().getPort());
    }

    public static SimulatedPsp start(Path data) {
        return new SimulatedPsp((ServletWebServerApplicationContext) PspSimulator.application()
                .run("--simulator.data=" + data, "--simulator.psp.port=0", "--simulator.psp.hold=2s"));
    }

    public URI address() {
        return address;
    }

    /** From now on nobody listens, for so long. */
    public void goAway(Duration duration) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address().resolve("/switch"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"listening\": false, \"forSeconds\": " + duration.toSeconds() + "}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        await().atMost(Duration.ofSeconds(5)).until(() -> !isListening());
    }

    private boolean isListening() {
        try (Socket socket = new Socket(address().getHost(), address().getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
