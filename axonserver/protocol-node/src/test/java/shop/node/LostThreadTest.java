package shop.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.axoniq.axonserver.connector.event.EventStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half of the crash matrix: an error in each thread that the node cannot live without, in a process of its own. */
@DisplayName("A node that loses a thread")
class LostThreadTest {

    /** Who is served by a lost thread is not served: asking again takes the place of waiting. */
    private static final Duration KNOCK = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @DisplayName("ends with status 3 and one line that says which, and is there again after a start, with its events")
    @ValueSource(strings = {"node-writer-1", "node-timer-1", "node-reader-1", "node-grpc-1", "node-grpc-accept-1"})
    void ends(String thread) throws Exception {
        assumeTrue(Runtime.version().feature() < 20, "Later JDKs let no thread be killed from outside");
        Process node = start();
        int port = port(node);
        try (Client client = new Client("127.0.0.1", port);
                EventStream reader = client.events().openStream(-1, 10)) {
            client.events().appendEvents(Events.of("mug", 0)).get(60, SECONDS);
            assertThat(reader.nextIfAvailable(60, SECONDS)).isNotNull();

            // One that strikes while a library handles its own failures is caught there, and the thread lives.
            await("it to end").atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
                if (node.isAlive()) {
                    strike(node, thread);
                }
                return node.waitFor(KNOCK.toSeconds(), SECONDS);
            });
        } finally {
            node.destroyForcibly();
        }
        assertThat(node.exitValue()).isEqualTo(3);
        assertThat(lastWords())
                .anySatisfy(line -> assertThat(line)
                        .contains(" ends, because ")
                        .contains(thread.startsWith("node-grpc") ? "gRPC" : thread));
        Process again = start();
        try (Client client = new Client("127.0.0.1", port(again))) {
            assertThat(client.all("default")).hasSize(1);
        } finally {
            again.destroyForcibly();
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("goes on where the web server has caught the error, which is whole again with its next request")
    @ValueSource(strings = {"node-http-Poller", "node-http-Acceptor"})
    void goesOn(String thread) throws Exception {
        assumeTrue(Runtime.version().feature() < 20, "Later JDKs let no thread be killed from outside");
        Process node = start();
        try {
            URI health = URI.create(readyLine(node).replaceAll("^.* (http://\\S+)$", "$1"));

            strike(node, thread);

            // Who waits for a connection notices with the next one.
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
                status(health, KNOCK);
                return lastWords().stream().anyMatch(line -> line.contains("ThreadDeath"));
            });
            assertThat(status(health, PATIENCE)).isEqualTo(200);
        } finally {
            node.destroyForcibly();
        }
    }

    private static void strike(Process node, String thread) throws IOException {
        node.getOutputStream().write((thread + "\n").getBytes(StandardCharsets.UTF_8));
        node.getOutputStream().flush();
    }

    private static int status(URI address, Duration within) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(within).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private List<String> lastWords() throws IOException {
        return Files.readAllLines(folder.resolve("errors"));
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dnode.folder=" + folder.resolve("data"),
                        "-Dnode.port=0",
                        "-Dnode.http-port=0",
                        MortalNode.class.getName())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private static int port(Process node) throws IOException {
        return Integer.parseInt(readyLine(node).replaceAll("^.*gRPC on [^ ]*:(\\d+).*$", "$1"));
    }

    private static String readyLine(Process node) throws IOException {
        BufferedReader output = node.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Ready: ")) {
                return line;
            }
        }
        throw new IllegalStateException("The node did not start");
    }
}
