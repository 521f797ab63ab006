package shop.node.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.node.contract.Messages.domainEvent;
import static shop.node.contract.Target.fresh;

import io.axoniq.axonserver.connector.ResultStream;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventQueryResultEntry;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Ad-hoc queries")
class SearchContractTest {

    @RegisterExtension
    static final Target TARGET = new Target();

    private final String mug = fresh("mug");
    private EventChannel events;

    @BeforeEach
    void fill() throws Exception {
        events = TARGET.application("shop").eventChannel();
        List<Event> all = new ArrayList<>();
        for (long sequence = 0; sequence < 10; sequence++) {
            Event event = domainEvent(mug, sequence, "{\"colour\":\"" + (sequence % 2 == 0 ? "blue" : "red") + "\"}");
            all.add(event.toBuilder()
                    .setPayload(event.getPayload().toBuilder().setType(sequence == 0 ? "MugMade" : "MugPainted"))
                    .build());
        }
        events.appendEvents(all.toArray(Event[]::new)).get(60, SECONDS);
    }

    @Test
    @DisplayName("find events by their fields")
    void byFields() throws Exception {
        assertThat(sequences("aggregateIdentifier = \"" + mug + "\"")).hasSize(10);
        assertThat(sequences("aggregateIdentifier = \"" + mug + "\" and payloadType = \"MugMade\""))
                .containsExactly(0L);
        assertThat(sequences("aggregateIdentifier = \"" + mug + "\" and payloadData contains \"blue\""))
                .containsExactlyInAnyOrder(0L, 2L, 4L, 6L, 8L);
        assertThat(sequences("aggregateIdentifier = \"" + mug + "\" and aggregateSequenceNumber >= 8"))
                .containsExactlyInAnyOrder(8L, 9L);
        assertThat(sequences("aggregateIdentifier = \"" + mug
                        + "\" and not (payloadData contains \"blue\" or aggregateSequenceNumber > 3)"))
                .containsExactlyInAnyOrder(1L, 3L);
    }

    @Test
    @DisplayName("sort and limit")
    void sortAndLimit() throws Exception {
        String all = "aggregateIdentifier = \"" + mug + "\"";

        assertThat(sequences(all + " | sortby(aggregateSequenceNumber) | limit(3)"))
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    @DisplayName("count")
    void count() throws Exception {
        List<EventQueryResultEntry> rows = rows("aggregateIdentifier = \"" + mug + "\" | last 5 minutes | count()");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).columns()).hasSize(1);
        assertThat(rows.get(0).<Object>getValue(rows.get(0).columns().get(0))).isEqualTo(10L);
    }

    @Test
    @DisplayName("give live events too, when asked")
    void live() throws Exception {
        try (ResultStream<EventQueryResultEntry> rows =
                events.queryEvents("aggregateIdentifier = \"" + mug + "\" and aggregateSequenceNumber > 8", true)) {
            assertThat(sequence(rows.nextIfAvailable(60, SECONDS))).isEqualTo(9);

            events.appendEvents(domainEvent(mug, 10)).get(60, SECONDS);

            assertThat(sequence(rows.nextIfAvailable(60, SECONDS))).isEqualTo(10);
        }
    }

    @Test
    @DisplayName("look at snapshots instead of events, live too, when asked")
    void snapshots() throws Exception {
        events.appendSnapshot(domainEvent(mug, 3, "third")).get(60, SECONDS);
        try (ResultStream<EventQueryResultEntry> rows =
                events.querySnapshotEvents("aggregateIdentifier = \"" + mug + "\"", true)) {
            assertThat(sequence(rows.nextIfAvailable(60, SECONDS))).isEqualTo(3);

            events.appendSnapshot(domainEvent(mug, 7, "seventh")).get(60, SECONDS);

            assertThat(sequence(rows.nextIfAvailable(60, SECONDS))).isEqualTo(7);
        }
    }

    @Test
    @DisplayName("that cannot be read end with an error")
    void refused() throws Exception {
        try (ResultStream<EventQueryResultEntry> rows = events.queryEvents("colour = \"blue\"", false)) {
            assertThat(rows.nextIfAvailable(60, SECONDS)).isNull();
            assertThat(rows.getError()).isPresent();
        }
    }

    private List<Long> sequences(String query) throws Exception {
        return rows(query).stream().map(SearchContractTest::sequence).toList();
    }

    private static long sequence(EventQueryResultEntry row) {
        return row.<Long>getValue("aggregateSequenceNumber");
    }

    private List<EventQueryResultEntry> rows(String query) throws Exception {
        List<EventQueryResultEntry> rows = new ArrayList<>();
        try (ResultStream<EventQueryResultEntry> stream = events.queryEvents(query, false)) {
            EventQueryResultEntry next = stream.nextIfAvailable(60, SECONDS);
            while (next != null) {
                rows.add(next);
                next = stream.nextIfAvailable(60, SECONDS);
            }
            assertThat(stream.getError()).isEmpty();
        }
        return rows;
    }
}
