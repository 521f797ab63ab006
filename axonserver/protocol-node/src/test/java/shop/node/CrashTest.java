package shop.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a node, as its own process, under load and at random moments; {@code -Dnode.crash.rounds} says how often. The
 * seed is printed, though the moment of death within the load is the scheduler's.
 */
@DisplayName("A node that is killed under load")
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("node.crash.rounds", 3);
    private static final int WRITERS = 8;

    @TempDir
    private Path folder;

    /** What was sent, and what was acknowledged, by message id. */
    private final Map<String, Event> sent = new ConcurrentHashMap<>();

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> planned = ConcurrentHashMap.newKeySet();

    @Test
    @DisplayName("has every acknowledged event after its restart, once, at dense tokens, and nothing invented")
    void losesNothing() throws Exception {
        long seed = Long.getLong("node.crash.seed", System.nanoTime());
        System.out.printf("node.crash.seed=%d, %d rounds%n", seed, ROUNDS);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            NodeProcess node = new NodeProcess(folder);
            loadUntilKilled(node, round, 20 + random.nextInt(800));
        }
        NodeProcess last = new NodeProcess(folder);
        try (Client client = new Client("127.0.0.1", last.port)) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(ids(client.all("default"))).containsAll(planned));
            check(client.all("default"));
        } finally {
            last.stop();
        }
    }

    /** The moment of death is that of some acknowledgement, the others being under way. */
    private void loadUntilKilled(NodeProcess node, int round, int lifeInAcknowledgements) throws Exception {
        AtomicBoolean dead = new AtomicBoolean();
        CountDownLatch life = new CountDownLatch(lifeInAcknowledgements);
        CountDownLatch stopped = new CountDownLatch(WRITERS);
        try (Client client = new Client("127.0.0.1", node.port)) {
            EventChannel events = client.events();
            for (int writer = 0; writer < WRITERS; writer++) {
                String aggregate = "mug-" + round + "-" + writer;
                Thread thread = new Thread(() -> {
                    write(events, aggregate, life, dead);
                    stopped.countDown();
                });
                thread.setDaemon(true);
                thread.start();
            }
            assertThat(life.await(60, SECONDS)).as("the load itself").isTrue();
            dead.set(true);
            node.kill();
            assertThat(stopped.await(60, SECONDS)).as("the writers noticed").isTrue();
        }
    }

    /** Appends one, two or three events at a time, and schedules some, until the node is dead. */
    private void write(EventChannel events, String aggregate, CountDownLatch life, AtomicBoolean dead) {
        long sequence = 0;
        try {
            while (true) {
                List<Event> transaction = new ArrayList<>();
                for (int i = 0; i <= sequence % 3; i++) {
                    transaction.add(Events.of(aggregate, sequence + i));
                }
                transaction.forEach(event -> sent.put(event.getMessageIdentifier(), event));
                events.appendEvents(transaction.toArray(Event[]::new)).get(60, SECONDS);
                transaction.forEach(event -> acknowledged.add(event.getMessageIdentifier()));
                sequence += transaction.size();
                life.countDown();
                if (sequence % 10 < 3) {
                    Event timer = Events.without("timer of " + aggregate);
                    sent.put(timer.getMessageIdentifier(), timer);
                    events.scheduleEvent(Instant.now().plusMillis(100), timer).get(60, SECONDS);
                    planned.add(timer.getMessageIdentifier());
                }
            }
        } catch (Exception broken) {
            assertThat(dead).as("nothing fails while the node lives: " + broken).isTrue();
        }
    }

    private void check(List<EventWithToken> stored) {
        Map<String, Long> sequences = new HashMap<>();
        for (int token = 0; token < stored.size(); token++) {
            Event event = stored.get(token).getEvent();
            assertThat(stored.get(token).getToken()).isEqualTo(token);
            Event original = sent.get(event.getMessageIdentifier());
            assertThat(original).as("an event that somebody sent").isNotNull();
            assertThat(event.getPayload()).isEqualTo(original.getPayload());
            if (!event.getAggregateType().isEmpty()) {
                assertThat(event).isEqualTo(original);
                assertThat(event.getAggregateSequenceNumber())
                        .isEqualTo(sequences.merge(event.getAggregateIdentifier(), 0L, (was, zero) -> was + 1));
            }
        }
        List<String> ids = stored.stream()
                .map(EventWithToken::getEvent)
                .map(Event::getMessageIdentifier)
                .toList();
        assertThat(Set.copyOf(ids)).as("no event twice").hasSize(ids.size());
        assertThat(ids(stored)).containsAll(acknowledged);
    }

    private static Set<String> ids(List<EventWithToken> stored) {
        return stored.stream()
                .map(EventWithToken::getEvent)
                .map(Event::getMessageIdentifier)
                .collect(Collectors.toSet());
    }

    /** A node in a process of its own. */
    private static final class NodeProcess {
        private final Process process;
        private final int port;

        private NodeProcess(Path folder) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-Dnode.folder=" + folder,
                            "-Dnode.port=0",
                            "-Dnode.http-port=0",
                            NodeMain.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            port = awaitPort(process.inputReader());
        }

        private static int awaitPort(BufferedReader output) throws IOException {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("Ready: ")) {
                    return Integer.parseInt(line.replaceAll("^.*gRPC on [^ ]*:(\\d+).*$", "$1"));
                }
            }
            throw new IllegalStateException("The node did not start");
        }

        /** As kill -9 does. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        void stop() throws InterruptedException {
            process.destroy();
            assertThat(process.waitFor(60, SECONDS)).as("it stops when asked").isTrue();
        }
    }
}
