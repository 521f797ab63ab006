package shop.node.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.node.contract.Messages.event;
import static shop.node.contract.Target.fresh;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.PayloadDescription;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
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
        assertThat(events.getFirstToken().get(60, SECONDS)).isEqualTo(-1);
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
            events.appendEvents(event).get(60, SECONDS);
        }

        // Again the client gives the token before the event that is meant.
        assertThat(events.getTokenAt(base + 1_000).get(60, SECONDS)).isEqualTo(before + 1);
        assertThat(events.getTokenAt(base + 500).get(60, SECONDS)).isEqualTo(before + 1);
        assertThat(events.getTokenAt(base + 1_000_000_000).get(60, SECONDS)).isEqualTo(head());
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
        events.appendEvents(typed("first")).get(60, SECONDS);
        assertThat(read(stream, 1)).hasSize(1);

        events.appendEvents(boring, interesting).get(60, SECONDS);

        assertThat(read(stream, 1)).extracting(EventWithToken::getEvent).containsExactly(interesting);
    }

    @Test
    @DisplayName("goes no further than a slow reader permits, and holds nobody else up")
    void slowReader() throws Exception {
        long before = head();
        BlockingQueue<EventWithToken> slow = new LinkedBlockingQueue<>();
        StreamObserver<GetEventsRequest> permits =
                TARGET.headed(EventStoreGrpc.newStub(TARGET.channel())).listEvents(collecting(slow));
        permits.onNext(GetEventsRequest.newBuilder()
                .setTrackingToken(before + 1)
                .setNumberOfPermits(5)
                .build());
        append(100);

        assertThat(read(events.openStream(before, 100), 100)).hasSize(100);
        for (long token = before + 1; token <= before + 5; token++) {
            assertThat(slow.poll(60, SECONDS).getToken()).isEqualTo(token);
        }
        assertThat(slow.poll(300, MILLISECONDS)).isNull();

        permits.onNext(GetEventsRequest.newBuilder().setNumberOfPermits(1).build());

        assertThat(slow.poll(60, SECONDS).getToken()).isEqualTo(before + 6);
        assertThat(slow.poll(300, MILLISECONDS)).isNull();
    }

    @Test
    @DisplayName("tells a reader that blocks everything, now and then, how far it has come")
    void blockedReaderAdvances() throws Exception {
        long before = head();
        BlockingQueue<EventWithToken> received = new LinkedBlockingQueue<>();
        TARGET.headed(EventStoreGrpc.newStub(TARGET.channel()))
                .listEvents(collecting(received))
                .onNext(GetEventsRequest.newBuilder()
                        .setTrackingToken(before + 1)
                        .setNumberOfPermits(1_000)
                        .addBlacklist(
                                PayloadDescription.newBuilder().setType("text").setRevision("1"))
                        .build());

        for (int batch = 0; batch < 5; batch++) {
            append(500);
        }

        assertThat(received.poll(60, SECONDS)).as("at least one in 2,500").isNotNull();
    }

    @Test
    @DisplayName("misses nothing of what many append while it reads")
    void readsWhileAppending() throws Exception {
        long before = head();
        EventStream stream = events.openStream(before, 1_000);
        List<CompletableFuture<?>> appends = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            appends.add(events.appendEvents(event("a" + i), event("b" + i)));
        }

        List<EventWithToken> read = read(stream, 600);

        CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).get(60, SECONDS);
        for (int i = 0; i < 600; i++) {
            assertThat(read.get(i).getToken()).isEqualTo(before + 1 + i);
        }
        // The events of one transaction stand together.
        for (int i = 0; i < 600; i += 2) {
            String first = Messages.text(read.get(i).getEvent().getPayload());
            String second = Messages.text(read.get(i + 1).getEvent().getPayload());
            assertThat(second.substring(1)).isEqualTo(first.substring(1));
        }
    }

    @Test
    @DisplayName("waits for a token that does not exist yet")
    void beyondTheHead() throws Exception {
        long before = head();
        EventStream stream = events.openStream(before + 2, 100);

        append(4);

        assertThat(read(stream, 2)).extracting(EventWithToken::getToken).containsExactly(before + 3, before + 4);
    }

    private static StreamObserver<EventWithToken> collecting(Queue<EventWithToken> received) {
        return new StreamObserver<>() {
            @Override
            public void onNext(EventWithToken event) {
                received.add(event);
            }

            @Override
            public void onError(Throwable broken) {
                // The test looks at what it received.
            }

            @Override
            public void onCompleted() {
                // The test looks at what it received.
            }
        };
    }

    private static Event typed(String type) {
        Event event = event(fresh("news"));
        return event.toBuilder()
                .setPayload(event.getPayload().toBuilder().setType(type))
                .build();
    }

    private long head() throws Exception {
        return events.getLastToken().get(60, SECONDS);
    }

    private List<Event> append(int count) throws Exception {
        List<Event> appended =
                IntStream.range(0, count).mapToObj(i -> event("news " + i)).toList();
        events.appendEvents(appended.toArray(Event[]::new)).get(60, SECONDS);
        return appended;
    }

    private static List<EventWithToken> read(EventStream stream, int count) throws InterruptedException {
        List<EventWithToken> read = new ArrayList<>();
        while (read.size() < count) {
            EventWithToken next = stream.nextIfAvailable(60, SECONDS);
            assertThat(next).as("event %d of %d", read.size() + 1, count).isNotNull();
            read.add(next);
        }
        return read;
    }
}
