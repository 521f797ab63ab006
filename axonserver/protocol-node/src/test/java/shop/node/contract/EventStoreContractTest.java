package shop.node.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static shop.node.contract.Messages.domainEvent;
import static shop.node.contract.Messages.event;
import static shop.node.contract.Target.fresh;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The event store")
class EventStoreContractTest {

    @RegisterExtension
    static final Target TARGET = new Target();

    private EventChannel events;
    private final String mug = fresh("mug");

    @BeforeEach
    void connect() {
        events = TARGET.application("shop").eventChannel();
    }

    @Test
    @DisplayName("gives back an aggregate's events as they were appended, in order")
    void readsAggregate() throws Exception {
        List<Event> appended = append(mug, 0, 3);

        assertThat(read(events.openAggregateStream(mug))).isEqualTo(appended);
    }

    @Test
    @DisplayName("completes the read of an aggregate that has no events")
    void readsNothing() throws Exception {
        assertThat(read(events.openAggregateStream(mug))).isEmpty();
    }

    @Test
    @DisplayName("reads a part of an aggregate, both ends included; 0 as the end means all")
    void readsPart() throws Exception {
        List<Event> appended = append(mug, 0, 10);

        assertThat(read(events.openAggregateStream(mug, 3, 5))).isEqualTo(appended.subList(3, 6));
        assertThat(read(events.openAggregateStream(mug, 7, 0))).isEqualTo(appended.subList(7, 10));
        assertThat(read(events.openAggregateStream(mug, 7, Long.MAX_VALUE))).isEqualTo(appended.subList(7, 10));
    }

    @Test
    @DisplayName("reads an aggregate of many events whole")
    void readsLongAggregate() throws Exception {
        List<Event> appended = new ArrayList<>();
        for (int sequence = 0; sequence < 3_000; sequence += 500) {
            appended.addAll(append(mug, sequence, 500));
        }

        assertThat(read(events.openAggregateStream(mug))).isEqualTo(appended);
    }

    @Test
    @DisplayName("refuses an event whose sequence is taken, and names the expected one")
    void refusesConflict() throws Exception {
        append(mug, 0, 2);

        Throwable refusal = failure(events.appendEvents(domainEvent(mug, 1)));

        assertThat(Status.fromThrowable(refusal).getCode()).isEqualTo(Status.Code.OUT_OF_RANGE);
        assertThat(Status.fromThrowable(refusal).getDescription())
                .isEqualTo("[AXONIQ-2000] Invalid sequence number 1 for aggregate %s, expected 2", mug);
        assertThat(errorCode(refusal)).isEqualTo("AXONIQ-2000");
    }

    @Test
    @DisplayName("refuses an event that leaves a gap")
    void refusesGap() throws Exception {
        assertThat(errorCode(failure(events.appendEvents(domainEvent(mug, 1))))).isEqualTo("AXONIQ-2000");
        append(mug, 0, 1);
        assertThat(errorCode(failure(events.appendEvents(domainEvent(mug, 2))))).isEqualTo("AXONIQ-2000");
        assertThat(read(events.openAggregateStream(mug))).hasSize(1);
    }

    @Test
    @DisplayName("lets exactly one of many racing appends win")
    void oneRacerWins() throws Exception {
        for (int sequence = 0; sequence < 5; sequence++) {
            int contested = sequence;
            List<CompletableFuture<Boolean>> racers = IntStream.range(0, 20)
                    .mapToObj(racer -> events.appendEvents(domainEvent(mug, contested, "racer " + racer))
                            .handle((confirmation, refusal) -> refusal == null && confirmation.getSuccess()))
                    .toList();
            List<Boolean> won = new ArrayList<>();
            for (CompletableFuture<Boolean> racer : racers) {
                won.add(racer.get(60, TimeUnit.SECONDS));
            }
            assertThat(won).filteredOn(winner -> winner).hasSize(1);
        }
        assertThat(read(events.openAggregateStream(mug)))
                .extracting(Event::getAggregateSequenceNumber)
                .containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    @DisplayName("stores a transaction over several aggregates whole, or not at all")
    void transactionOverAggregates() throws Exception {
        String other = fresh("mug");
        await(events.appendEvents(
                domainEvent(mug, 0), domainEvent(other, 0), event("news"), domainEvent(mug, 1), domainEvent(other, 1)));

        Throwable refusal = failure(events.appendEvents(domainEvent(mug, 2), domainEvent(other, 5)));

        assertThat(errorCode(refusal)).isEqualTo("AXONIQ-2000");
        assertThat(read(events.openAggregateStream(mug))).hasSize(2);
        assertThat(read(events.openAggregateStream(other))).hasSize(2);
    }

    @Test
    @DisplayName("keeps nothing of a transaction that was rolled back")
    void rollback() throws Exception {
        AppendEventsTransaction transaction = events.startAppendEventsTransaction();
        transaction.appendEvent(domainEvent(mug, 0));
        transaction.rollback();

        append(mug, 0, 1);
        assertThat(read(events.openAggregateStream(mug))).hasSize(1);
    }

    @Test
    @DisplayName("does not check sequences of events without an aggregate type")
    void eventsWithoutAggregate() throws Exception {
        await(events.appendEvents(event("one")));
        Event untyped = domainEvent(mug, 7).toBuilder().setAggregateType("").build();
        await(events.appendEvents(untyped));

        assertThat(read(events.openAggregateStream(mug))).isEmpty();
    }

    @Test
    @DisplayName("knows an aggregate's highest sequence, and -1 when it has none")
    void highestSequence() throws Exception {
        assertThat(await(events.findHighestSequence(mug))).isEqualTo(-1);
        append(mug, 0, 4);
        assertThat(await(events.findHighestSequence(mug))).isEqualTo(3);
    }

    @Test
    @DisplayName("does not take an aggregate for another whose id begins alike")
    void similarIds() throws Exception {
        append(mug, 0, 2);
        append(mug + "1", 0, 5);

        assertThat(read(events.openAggregateStream(mug))).hasSize(2);
        assertThat(await(events.findHighestSequence(mug))).isEqualTo(1);
    }

    @Test
    @DisplayName("gives snapshots last appended first, within the asked sequences and number, marked as snapshots")
    void snapshots() throws Exception {
        append(mug, 0, 31);
        for (long sequence : new long[] {10, 20, 30}) {
            await(events.appendSnapshot(domainEvent(mug, sequence, "snapshot")));
        }

        assertThat(read(events.loadSnapshots(mug, 0, Long.MAX_VALUE, 1)))
                .singleElement()
                .isEqualTo(read(events.loadSnapshots(mug, 30, 30, 1)).get(0))
                .satisfies(snapshot -> assertThat(snapshot.getSnapshot()).isTrue())
                .extracting(Event::getAggregateSequenceNumber)
                .isEqualTo(30L);
        assertThat(read(events.loadSnapshots(mug, 0, Long.MAX_VALUE, 10)))
                .extracting(Event::getAggregateSequenceNumber)
                .containsExactly(30L, 20L, 10L);
        assertThat(read(events.loadSnapshots(mug, 11, 29, 10)))
                .extracting(Event::getAggregateSequenceNumber)
                .containsExactly(20L);
    }

    @Test
    @DisplayName("gives the snapshot that was appended last, also when an earlier one is of a later state")
    void snapshotOfAnEarlierState() throws Exception {
        append(mug, 0, 11);
        await(events.appendSnapshot(domainEvent(mug, 10, "made too soon")));
        await(events.appendSnapshot(domainEvent(mug, 5, "made anew")));

        assertThat(read(events.loadSnapshots(mug, 0, Long.MAX_VALUE, 1)))
                .singleElement()
                .extracting(snapshot -> Messages.text(snapshot.getPayload()))
                .isEqualTo("made anew");
    }

    @Test
    @DisplayName("refuses a snapshot of a state that the aggregate has not reached")
    void snapshotAheadOfItsAggregate() throws Exception {
        append(mug, 0, 3);

        assertThat(errorCode(failure(events.appendSnapshot(domainEvent(mug, 3, "snapshot")))))
                .isEqualTo("AXONIQ-2000");

        assertThat(read(events.loadSnapshots(mug, 0, Long.MAX_VALUE, 1))).isEmpty();
        assertThat(errorCode(failure(events.appendSnapshot(domainEvent(fresh("mug"), 0, "snapshot")))))
                .isEqualTo("AXONIQ-2000");
    }

    @Test
    @DisplayName("completes the read of snapshots that do not exist")
    void noSnapshots() throws Exception {
        append(mug, 0, 1);

        assertThat(read(events.loadSnapshots(mug, 0, Long.MAX_VALUE, 1))).isEmpty();
    }

    @Test
    @DisplayName("starts with the newest snapshot when the reader allows it")
    void readsFromSnapshot() throws Exception {
        List<Event> appended = append(mug, 0, 5);
        await(events.appendSnapshot(domainEvent(mug, 2, "snapshot")));

        List<Event> read = read(events.openAggregateStream(mug, true));

        assertThat(read).hasSize(3);
        assertThat(read.get(0).getSnapshot()).isTrue();
        assertThat(read.get(0).getAggregateSequenceNumber()).isEqualTo(2);
        assertThat(read.subList(1, 3)).isEqualTo(appended.subList(3, 5));
        assertThat(read(events.openAggregateStream(mug, false))).isEqualTo(appended);
    }

    @Test
    @DisplayName("keeps a snapshot apart from the events: it has no token and no part in sequences")
    void snapshotIsNoEvent() throws Exception {
        append(mug, 0, 1);
        long head = await(events.getLastToken());
        await(events.appendSnapshot(domainEvent(mug, 0, "snapshot")));

        append(mug, 1, 1);
        assertThat(await(events.getLastToken())).isGreaterThan(head);
    }

    @Test
    @DisplayName("takes large events, and refuses what is larger than a message may be")
    void largeEvents() throws Exception {
        Event large = withPayload(domainEvent(mug, 0), "x".repeat(4_000_000));
        await(events.appendEvents(large));
        assertThat(read(events.openAggregateStream(mug))).containsExactly(large);

        failure(events.appendEvents(withPayload(domainEvent(mug, 1), "x".repeat(5_000_000))));

        assertThat(await(events.findHighestSequence(mug))).isZero();
    }

    @Test
    @DisplayName("stores all events of a large transaction in a row")
    void largeTransaction() throws Exception {
        long head = await(events.getLastToken());
        List<Event> appended = append(mug, 0, 2_000);

        assertThat(await(events.getLastToken())).isGreaterThanOrEqualTo(head + 2_000);
        assertThat(read(events.openAggregateStream(mug))).isEqualTo(appended);
    }

    private static Event withPayload(Event event, String text) {
        return event.toBuilder().setPayload(Messages.payload(text)).build();
    }

    private List<Event> append(String aggregate, long from, int count) throws Exception {
        List<Event> appended = LongStream.range(from, from + count)
                .mapToObj(sequence -> domainEvent(aggregate, sequence))
                .toList();
        assertThat(await(events.appendEvents(appended.toArray(Event[]::new))).getSuccess())
                .isTrue();
        return appended;
    }

    private static List<Event> read(AggregateEventStream stream) throws InterruptedException {
        List<Event> read = new ArrayList<>();
        while (stream.hasNext()) {
            read.add(stream.next());
        }
        return read;
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return catchThrowable(() -> future.get(60, TimeUnit.SECONDS)).getCause();
    }

    private static String errorCode(Throwable failure) {
        assertThat(failure).isInstanceOf(StatusRuntimeException.class);
        Metadata trailers = ((StatusRuntimeException) failure).getTrailers();
        return trailers.get(Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER));
    }
}
