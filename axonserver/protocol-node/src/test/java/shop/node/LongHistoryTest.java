package shop.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dnode.history.events} says how long; long ones make the store merge its files many times. */
@DisplayName("A node with a long history")
class LongHistoryTest {

    private static final int EVENTS = Integer.getInteger("node.history.events", 20_000);
    private static final int AGGREGATES = 1_000;
    private static final int TRANSACTION = 200;
    private static final int UNDER_WAY = 4;
    private static final String FILLING = "x".repeat(400);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("has all of it, in order, after each of several restarts, and every aggregate with it")
    void keepsAll() throws Exception {
        int parts = 4;
        for (int part = 0; part < parts; part++) {
            try (EmbeddedNode node = start();
                    Client client = new Client(node)) {
                append(client.events(), EVENTS / parts * part, EVENTS / parts * (part + 1));
            }
        }
        try (EmbeddedNode node = start();
                Client client = new Client(node)) {
            readsInOrder(client.events());
            for (int aggregate = 0; aggregate < AGGREGATES; aggregate += 37) {
                readsAggregate(client.events(), aggregate);
            }
        }
    }

    private EmbeddedNode start() {
        return EmbeddedNode.start(NodeConfiguration.inMemory().withFolder(folder));
    }

    /** The aggregates take turns, so that the number of an event says whose it is and which. */
    private static Event event(int number) {
        return Events.of("mug-" + number % AGGREGATES, number / AGGREGATES, number + FILLING);
    }

    private static void append(EventChannel events, int from, int to) throws Exception {
        Queue<CompletableFuture<Confirmation>> underWay = new ArrayDeque<>();
        for (int first = from; first < to; first += TRANSACTION) {
            List<Event> transaction = new ArrayList<>();
            for (int number = first; number < Math.min(to, first + TRANSACTION); number++) {
                transaction.add(event(number));
            }
            underWay.add(events.appendEvents(transaction.toArray(Event[]::new)));
            if (underWay.size() == UNDER_WAY) {
                underWay.remove().get(60, SECONDS);
            }
        }
        for (CompletableFuture<Confirmation> last : underWay) {
            last.get(60, SECONDS);
        }
    }

    private static void readsInOrder(EventChannel events) throws Exception {
        try (EventStream stream = events.openStream(-1, 5_000)) {
            for (int number = 0; number < EVENTS; number++) {
                EventWithToken next = stream.nextIfAvailable(60, SECONDS);
                assertThat(next).as("event " + number).isNotNull();
                assertThat(next.getToken()).isEqualTo(number);
                assertThat(next.getEvent().getPayload()).isEqualTo(event(number).getPayload());
            }
        }
        assertThat(events.getLastToken().get(60, SECONDS)).isEqualTo(EVENTS - 1);
    }

    private static void readsAggregate(EventChannel events, int aggregate) throws Exception {
        int length = EVENTS / AGGREGATES;
        List<Event> read =
                events.openAggregateStream("mug-" + aggregate).asStream().toList();
        assertThat(read).hasSize(length);
        for (int sequence = 0; sequence < length; sequence++) {
            assertThat(read.get(sequence).getAggregateSequenceNumber()).isEqualTo(sequence);
            assertThat(read.get(sequence).getPayload())
                    .isEqualTo(event(sequence * AGGREGATES + aggregate).getPayload());
        }
        assertThat(events.findHighestSequence("mug-" + aggregate).get(60, SECONDS))
                .isEqualTo(length - 1);
    }
}
