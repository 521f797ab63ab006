package shop.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node with a folder")
class RestartTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("finds its events, snapshots, sequences and contexts again")
    void findsItsData() throws Exception {
        try (Running running = new Running(folder)) {
            for (int sequence = 0; sequence < 100; sequence++) {
                running.events("default")
                        .appendEvents(Events.of("mug", sequence))
                        .get(60, SECONDS);
            }
            running.events("default").appendSnapshot(Events.of("mug", 50)).get(60, SECONDS);
            running.events("other").appendEvents(Events.of("mug", 0)).get(60, SECONDS);
        }
        try (Running running = new Running(folder)) {
            EventChannel events = running.events("default");
            assertThat(events.getLastToken().get(60, SECONDS)).isEqualTo(99);
            assertThat(events.findHighestSequence("mug").get(60, SECONDS)).isEqualTo(99);
            AggregateEventStream read = events.openAggregateStream("mug", true);
            assertThat(read.next().getSnapshot()).isTrue();
            assertThat(read.next().getAggregateSequenceNumber()).isEqualTo(51);
            events.appendEvents(Events.of("mug", 100)).get(60, SECONDS);
            try (EventStream stream = events.openStream(-1, 100)) {
                for (long token = 0; token <= 100; token++) {
                    assertThat(stream.nextIfAvailable(60, SECONDS).getToken()).isEqualTo(token);
                }
            }
            assertThat(running.events("other").getLastToken().get(60, SECONDS)).isZero();
            assertThat(running.events("third").getLastToken().get(60, SECONDS)).isEqualTo(-1);
        }
    }

    @Test
    @DisplayName("finds the events of an aggregate, small and large, whatever lies between them")
    void findsAggregates() throws Exception {
        String large = "x".repeat(100_000);
        List<Event> mug = List.of(
                Events.of("mug", 0), Events.of("mug", 1, large), Events.of("mug", 2), Events.of("mug", 3, large));
        try (Running running = new Running(folder)) {
            for (Event event : mug) {
                running.events("default")
                        .appendEvents(event, Events.of("other", event.getAggregateSequenceNumber()))
                        .get(60, SECONDS);
            }
        }
        try (Running running = new Running(folder)) {
            EventChannel events = running.events("default");
            assertThat(events.openAggregateStream("mug").asStream()).containsExactlyElementsOf(mug);
            assertThat(events.openAggregateStream("mug", 1, 2).asStream()).containsExactlyElementsOf(mug.subList(1, 3));
            assertThat(events.openAggregateStream("mug", 4).asStream()).isEmpty();
            assertThat(events.openAggregateStream("mu").asStream()).isEmpty();
        }
    }

    @Test
    @DisplayName("publishes what was scheduled before it stopped, once")
    void keepsItsSchedule() throws Exception {
        try (Running running = new Running(folder)) {
            running.events("default")
                    .scheduleEvent(Instant.now().plusMillis(300), Events.without("timer"))
                    .get(60, SECONDS);
        }
        try (Running running = new Running(folder)) {
            EventStream stream = running.events("default").openStream(-1, 100);
            assertThat(stream.nextIfAvailable(60, SECONDS)).isNotNull();
            assertThat(stream.nextIfAvailable(1, SECONDS)).isNull();
        }
        try (Running running = new Running(folder)) {
            assertThat(running.events("default").getLastToken().get(60, SECONDS))
                    .isZero();
        }
    }

    @Test
    @DisplayName("can be copied while it runs, and started from the copy")
    void copies(@TempDir Path elsewhere) throws Exception {
        Path copy = elsewhere.resolve("copy");
        try (Running running = new Running(folder)) {
            running.events("default").appendEvents(Events.of("mug", 0)).get(60, SECONDS);
            running.node.copyTo(copy);
            running.events("default").appendEvents(Events.of("mug", 1)).get(60, SECONDS);
        }
        try (Running restored = new Running(copy)) {
            assertThat(restored.events("default").findHighestSequence("mug").get(60, SECONDS))
                    .isZero();
            restored.events("default").appendEvents(Events.of("mug", 1)).get(60, SECONDS);
        }
    }

    @Test
    @DisplayName("takes a copy over HTTP, but not for a page in a browser or without its token")
    void copiesOverHttp() throws Exception {
        NodeConfiguration configuration = NodeConfiguration.inMemory()
                .withFolder(folder.resolve("data"))
                .withHttpPort(0)
                .withAccessToken("open sesame");
        try (EmbeddedNode node = EmbeddedNode.start(configuration)) {
            assertThat(post(node, "AxonIQ-Access-Token", "open barley").statusCode())
                    .isEqualTo(403);
            HttpResponse<String> answer = post(node, "AxonIQ-Access-Token", "open sesame");

            assertThat(answer.statusCode()).isEqualTo(200);
            String path = answer.body().replaceAll("^.*:\"(.*)\".*$", "$1");
            assertThat(Path.of(path)).isDirectory().hasParent(folder.resolve("data-copies"));
            EmbeddedNode.start(NodeConfiguration.inMemory().withFolder(Path.of(path)))
                    .close();
        }
        try (EmbeddedNode node = EmbeddedNode.start(
                NodeConfiguration.inMemory().withFolder(folder.resolve("data")).withHttpPort(0))) {
            assertThat(post(node, "Origin", "https://example.com").statusCode()).isEqualTo(403);
        }
    }

    private static HttpResponse<String> post(EmbeddedNode node, String header, String value) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + node.httpPort().orElseThrow() + "/actuator/copy");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.noBody())
                .header(header, value)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @DisplayName("says in a sentence why it cannot start")
    void cannotStart() throws Exception {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("format"), "protocol-node store 99");
        Path unrelated = Files.createDirectory(folder.resolve("unrelated"));
        Files.writeString(unrelated.resolve("photo.jpg"), "");
        Path file = Files.writeString(folder.resolve("file"), "");
        NodeConfiguration base = NodeConfiguration.inMemory();

        assertThatThrownBy(() -> EmbeddedNode.start(base.withFolder(foreign)))
                .isInstanceOf(NodeStartFailure.class)
                .hasMessageContaining("has the format 'protocol-node store 99'");
        assertThatThrownBy(() -> EmbeddedNode.start(base.withFolder(unrelated)))
                .isInstanceOf(NodeStartFailure.class)
                .hasMessageContaining("not a store of this node");
        assertThatThrownBy(() -> EmbeddedNode.start(base.withFolder(file)))
                .isInstanceOf(NodeStartFailure.class)
                .hasMessageContaining("cannot be written");
        try (EmbeddedNode first = EmbeddedNode.start(base.withFolder(folder.resolve("store")))) {
            assertThatThrownBy(() -> EmbeddedNode.start(base.withFolder(folder.resolve("store"))))
                    .isInstanceOf(NodeStartFailure.class)
                    .hasMessageContaining("in use by another node");
            assertThatThrownBy(() -> EmbeddedNode.start(base.withPort(first.port())))
                    .isInstanceOf(NodeStartFailure.class)
                    .hasMessageContaining("Port " + first.port());
        }
    }

    /** A node on a folder, and a client of it. */
    private static final class Running implements AutoCloseable {
        private final EmbeddedNode node;
        private final Client client;

        private Running(Path folder) {
            node = EmbeddedNode.start(NodeConfiguration.inMemory().withFolder(folder));
            client = new Client(node);
        }

        EventChannel events(String context) {
            return client.events(context);
        }

        @Override
        public void close() {
            client.close();
            node.close();
        }
    }
}
