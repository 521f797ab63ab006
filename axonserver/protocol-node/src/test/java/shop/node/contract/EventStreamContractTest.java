package shop.node.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.node.contract.Messages.event;
import static shop.node.contract.Target.fresh;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The stream of all events")
class EventStreamContractTest {

    @RegisterExtension
    static final Target TARGET = new Target();

    private EventChannel events;

    @BeforeEach
    void connect() {
        events = TARGET.application("shop").eventChannel();
    }

    @Test
    @DisplayName("gives events with dense tokens from the asked one on")
    void streams() throws Exception {
        long before = head();
        List<Event> appended = append(700);

        List<EventWithToken> read = read(events.openStream(before, 100), 700);

        assertThat(read).extracting(EventWithToken::getEvent).isEqualTo(appended);
        assertThat(read.get(0).getToken()).isEqualTo(before + 1);
        assertThat(read.get(699).getToken()).isEqualTo(before + 700);
    }

    @Test
    @DisplayName("stays open at the head and pushes what is appended then")
    void follows() throws Exception {
        EventStream stream = events.openStream(head(), 100);
        assertThat(stream.nextIfAvailable()).isNull();

        List<Event> appended = append(3);

        assertThat(read(stream, 3)).extracting(EventWithToken::getEvent).isEqualTo(appended);
        assertThat(stream.isClosed()).isFalse();
    }

    @Test
    @DisplayName("knows the first and the last token")
    void tokens() throws Exception {
        append(1);
        long last = head();
        append(2);

        assertThat(head()).isEqualTo(last + 2);
        // The client gives the token before the first event, so that a stream may start there.
        assertThat(events.getFirstToken().get(10, SECONDS)).isEqualTo(-1);
    }

    @Test
    @DisplayName("finds the token of a time")
    void tokenAt() throws Exception {
        long before = head();
        long base = System.currentTimeMillis() + 1_000_000;
        for (int i = 0; i < 3; i++) {
            Event event = event(fresh("news")).toBuilder()
                    .setTimestamp(base + i * 1_000)
                    .build();
            events.appendEvents(event).get(10, SECONDS);
        }

        // Again the client gives the token before the event that is meant.
        assertThat(events.getTokenAt(base + 1_000).get(10, SECONDS)).isEqualTo(before + 1);
        assertThat(events.getTokenAt(base + 500).get(10, SECONDS)).isEqualTo(before + 1);
        assertThat(events.getTokenAt(base + 1_000_000_000).get(10, SECONDS)).isEqualTo(head());
    }

    @Test
    @DisplayName("leaves out payload types that the reader blocks")
    void blocksTypes() throws Exception {
        long before = head();
        EventStream stream = events.openStream(before, 100);
        stream.excludePayloadType("boring", "1");
        Event boring = typed("boring");
        Event interesting = typed("interesting");
        // The wish travels on the stream; once it has an effect, it stays.
        assertThat(read(stream, 0)).isEmpty();
        events.appendEvents(typed("first")).get(10, SECONDS);
        assertThat(read(stream, 1)).hasSize(1);

        events.appendEvents(boring, interesting).get(10, SECONDS);

        assertThat(read(stream, 1)).extracting(EventWithToken::getEvent).containsExactly(interesting);
    }

    private static Event typed(String type) {
        Event event = event(fresh("news"));
        return event.toBuilder()
                .setPayload(event.getPayload().toBuilder().setType(type))
                .build();
    }

    private long head() throws Exception {
        return events.getLastToken().get(10, SECONDS);
    }

    private List<Event> append(int count) throws Exception {
        List<Event> appended =
                IntStream.range(0, count).mapToObj(i -> event("news " + i)).toList();
        events.appendEvents(appended.toArray(Event[]::new)).get(10, SECONDS);
        return appended;
    }

    private static List<EventWithToken> read(EventStream stream, int count) throws InterruptedException {
        List<EventWithToken> read = new ArrayList<>();
        while (read.size() < count) {
            EventWithToken next = stream.nextIfAvailable(10, SECONDS);
            assertThat(next).as("event %d of %d", read.size() + 1, count).isNotNull();
            read.add(next);
        }
        return read;
    }
}
