package shop.node.search;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.ResultStream;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventQueryResultEntry;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.node.EmbeddedNode;

@DisplayName("A search among large events")
class SearchTest {

    private static final int LARGE = 1_000_000;
    private static final int EVENTS = 30;

    private static EmbeddedNode node;
    private static AxonServerConnectionFactory application;

    @BeforeAll
    static void fill() throws Exception {
        node = EmbeddedNode.start();
        application = AxonServerConnectionFactory.forClient("shop")
                .routingServers(new ServerAddress(node.host(), node.port()))
                .build();
        EventChannel events = application.connect("default").eventChannel();
        for (int sequence = 0; sequence < EVENTS; sequence++) {
            events.appendEvents(photo(sequence)).get(60, SECONDS);
            events.appendSnapshot(photo(sequence)).get(60, SECONDS);
        }
    }

    @AfterAll
    static void stop() {
        application.shutdown();
        node.close();
    }

    private static Event photo(int sequence) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setTimestamp(Instant.parse("2024-03-01T12:00:00Z").toEpochMilli() + sequence)
                .setAggregateType("Mug")
                .setAggregateIdentifier("blue-mug")
                .setAggregateSequenceNumber(sequence)
                .setPayload(SerializedObject.newBuilder()
                        .setType("MugPhotographed")
                        .setData(ByteString.copyFrom(new byte[LARGE])))
                .build();
    }

    @Test
    @DisplayName("gives few of them at a time, and in the end all")
    void smallSteps() {
        Search search = search("", false);
        List<Long> tokens = new ArrayList<>();

        while (!search.isDone()) {
            List<EventWithToken> rows = new ArrayList<>();
            search.step(rows::add);
            assertThat(bytes(rows)).isLessThan(3L * LARGE);
            rows.forEach(row -> tokens.add(row.getToken()));
        }

        assertThat(tokens).hasSize(EVENTS).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    @DisplayName("does not look at too many at a time either, even if none fits")
    void shortSteps() {
        Search search = search("payloadType = 'MugMade'", false);

        search.step(row -> fail("does not fit: " + row));
        assertThat(search.isDone()).isFalse();
        assertThat(all(search)).isEmpty();
    }

    @Test
    @DisplayName(
            "that sorts keeps as many as fit into its memory: the first of the order, and says that there are more")
    void sortedIsCutOff() {
        Search search = search("sortby(aggregateSequenceNumber)", false);

        List<EventWithToken> rows = all(search);

        assertThat(bytes(rows)).isBetween(4L * LARGE, 9L * LARGE);
        assertThat(sequences(rows)).startsWith(0L, 1L, 2L, 3L).isSorted();
        assertThat(search.found()).isEqualTo(rows.size());
        assertThat(search.matched()).isEqualTo(EVENTS);
        assertThat(search.isCutOff()).isTrue();
    }

    @Test
    @DisplayName("that sorts and wants no more than fit gives those")
    void sortedWithinLimit() {
        Search search = search("sortby(aggregateSequenceNumber, desc) | limit(3)", false);

        assertThat(sequences(all(search))).containsExactly(29L, 28L, 27L);
        assertThat(search.matched()).isEqualTo(EVENTS);
        assertThat(search.isCutOff()).isFalse();
    }

    @Test
    @DisplayName("gives the newest snapshots that fit")
    void snapshots() {
        Search search = search("", true);

        List<EventWithToken> rows = all(search);

        assertThat(bytes(rows)).isBetween(4L * LARGE, 9L * LARGE);
        assertThat(sequences(rows)).startsWith(29L, 28L, 27L);
        assertThat(search.isCutOff()).isTrue();
    }

    @Test
    @DisplayName("that counts and groups sees them all, however large, and gives numbers as numbers")
    void tables() throws Exception {
        EventChannel events = application.connect("default").eventChannel();
        String query =
                "groupby(payloadType, count() as number, avg(aggregateSequenceNumber) as mean, count(token > 9) > 3)";

        assertThat(rows(events.queryEvents("count()", false))).containsExactly("{count=30}");
        assertThat(rows(events.querySnapshotEvents("sortby(token) | groupby(aggregateType)", false)))
                .containsExactly("{aggregateType=Mug}");
        assertThatThrownBy(() -> rows(events.queryEvents(query, false))).hasMessageContaining("'>'");
        assertThat(rows(events.queryEvents(query.replace(" > 3", ""), false)))
                .containsExactly("{payloadType=MugPhotographed, number=30, mean=14.5, count(token>9)=20}");
        assertThat(rows(events.queryEvents("select(token, aggregateSequenceNumber = 3 as third) | limit(2)", true)))
                .containsExactly("{token=29, third=false}", "{token=28, third=false}");
        assertThat(rows(events.queryEvents("select(token, length(payloadData) as size)", false)))
                .hasSize(EVENTS)
                .contains("{token=7, size=1000000}");
    }

    private static List<String> rows(ResultStream<EventQueryResultEntry> stream) throws InterruptedException {
        List<String> rows = new ArrayList<>();
        try (stream) {
            EventQueryResultEntry next = stream.nextIfAvailable(60, SECONDS);
            while (next != null) {
                Map<String, Object> values = new LinkedHashMap<>();
                for (String column : next.columns()) {
                    values.put(column, next.getValue(column));
                }
                rows.add(values.toString());
                next = stream.nextIfAvailable(60, SECONDS);
            }
            stream.getError().ifPresent(error -> {
                throw new AssertionError(error.getMessage());
            });
        }
        return rows;
    }

    private static Search search(String query, boolean snapshots) {
        return new Search(node.view().events("default"), EventQuery.parse(query, Instant.now()), snapshots);
    }

    private static List<EventWithToken> all(Search search) {
        List<EventWithToken> rows = new ArrayList<>();
        while (!search.isDone()) {
            search.step(rows::add);
        }
        return rows;
    }

    private static List<Long> sequences(List<EventWithToken> rows) {
        return rows.stream()
                .map(row -> row.getEvent().getAggregateSequenceNumber())
                .toList();
    }

    private static long bytes(List<EventWithToken> rows) {
        return rows.stream().mapToLong(EventWithToken::getSerializedSize).sum();
    }
}
