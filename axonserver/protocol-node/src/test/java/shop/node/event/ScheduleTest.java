package shop.node.event;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.node.storage.MemoryStore;
import shop.node.storage.Writer;
import shop.node.vital.Vitals;

@DisplayName("A schedule")
class ScheduleTest {

    private final MemoryStore store = new MemoryStore();
    private final Writer writer = new Writer(store, new Vitals(why -> {}));
    private final EventLog log = new EventLogs(store, writer).logs().of("default");
    private final Schedule schedule = new Schedule(log);

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    @DisplayName("publishes what is due, soonest first, and nothing else")
    void publishesDue() throws Exception {
        plan("late", 300);
        plan("soon", 100);
        plan("middle", 200);

        publishDue(50);
        assertThat(published()).isEmpty();
        publishDue(200);
        assertThat(published()).containsExactly("soon", "middle");
        publishDue(299);
        assertThat(published()).hasSize(2);
        plan("early after all", 10);
        publishDue(299);
        publishDue(300);

        assertThat(published()).containsExactly("soon", "middle", "early after all", "late");
        assertThat(schedule.planned(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    @DisplayName("misses nothing that is planned while it looks")
    void plannedMeanwhile() throws Exception {
        ExecutorService timer = Executors.newSingleThreadExecutor();
        List<CompletableFuture<?>> plans = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            plans.add(schedule.plan(event("e" + i), i % 7));
            timer.execute(() -> schedule.publishDue(10));
        }
        CompletableFuture.allOf(plans.toArray(CompletableFuture[]::new)).get(60, SECONDS);
        timer.shutdown();
        assertThat(timer.awaitTermination(20, SECONDS)).isTrue();
        while (!schedule.planned(10, 1).isEmpty()) {
            publishDue(10);
        }

        assertThat(published()).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("drops what can never be published, so that it does not try for ever")
    void dropsConflicts() throws Exception {
        schedule.plan(
                        event("gap").toBuilder()
                                .setAggregateType("Mug")
                                .setAggregateIdentifier("mug")
                                .setAggregateSequenceNumber(7)
                                .build(),
                        100)
                .get(60, SECONDS);

        publishDue(100);
        settle();

        assertThat(published()).isEmpty();
        assertThat(schedule.planned(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    @DisplayName("refuses at once what will be too large to be published")
    void tooLarge() {
        Event large = event("large").toBuilder()
                .setPayload(
                        SerializedObject.newBuilder().setData(ByteString.copyFrom(new byte[4 * 1024 * 1024 - 1_024])))
                .build();

        assertThat(schedule.plan(large, 100))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingRootCause()
                .withMessageContaining("too large");
        assertThat(schedule.planned(Long.MAX_VALUE, 10)).isEmpty();
    }

    private void plan(String id, long due) throws Exception {
        schedule.plan(event(id), due).get(60, SECONDS);
    }

    private void publishDue(long now) throws Exception {
        schedule.publishDue(now);
        settle();
    }

    /** Changes are written in order, so one that is stored tells that those before it were decided. */
    private void settle() throws Exception {
        log.append(List.of()).get(60, SECONDS);
        log.append(List.of()).get(60, SECONDS);
    }

    private List<String> published() {
        List<String> ids = new ArrayList<>();
        log.scan(0, (token, bytes) -> {
            try {
                return ids.add(Event.parseFrom(bytes).getMessageIdentifier());
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        });
        return ids;
    }

    private static Event event(String id) {
        return Event.newBuilder().setMessageIdentifier(id).build();
    }
}
