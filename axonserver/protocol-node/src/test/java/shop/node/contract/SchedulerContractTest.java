package shop.node.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.node.contract.Messages.event;
import static shop.node.contract.Target.fresh;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Scheduled events")
class SchedulerContractTest {

    @RegisterExtension
    static final Target TARGET = new Target();

    private EventChannel events;
    private EventStream stream;

    @BeforeEach
    void connect() throws Exception {
        events = TARGET.application("shop").eventChannel();
        stream = events.openStream(events.getLastToken().get(60, SECONDS), 100);
    }

    @Test
    @DisplayName("are published when due, once, with the time of publication")
    void published() throws Exception {
        Event event = event(fresh("elapsed")).toBuilder().setTimestamp(1).build();
        Instant due = Instant.now().plusMillis(500);
        events.scheduleEvent(due, event).get(60, SECONDS);

        Event published = next(event, 60, SECONDS).orElseThrow();

        assertThat(published.getPayload()).isEqualTo(event.getPayload());
        assertThat(published.getMetaDataMap()).isEqualTo(event.getMetaDataMap());
        assertThat(Instant.ofEpochMilli(published.getTimestamp()))
                .isBetween(due.minusMillis(1), Instant.now().plus(Duration.ofSeconds(1)));
        Event later = event(fresh("later"));
        plan(Instant.now().plusMillis(300), later);
        assertThat(nextOf(List.of(event, later))).as("published once").isEqualTo(later.getPayload());
    }

    @Test
    @DisplayName("are published at once when their time is past")
    void past() throws Exception {
        Event event = event(fresh("elapsed"));
        events.scheduleEvent(Instant.now().minusSeconds(60), event).get(60, SECONDS);

        assertThat(next(event, 60, SECONDS)).isPresent();
    }

    @Test
    @DisplayName("are not published once cancelled")
    void cancelled() throws Exception {
        Event event;
        Instant due;
        InstructionAck ack;
        long margin = 500;
        do { // again with more time on a machine that was too busy to cancel before it was due
            margin *= 2;
            event = event(fresh("elapsed"));
            due = Instant.now().plusMillis(margin);
            ack = events.cancelSchedule(plan(due, event)).get(60, SECONDS);
        } while (!Instant.now().isBefore(due));
        Event later = event(fresh("later"));
        plan(due.plusMillis(300), later);

        assertThat(ack.getSuccess()).isTrue();
        assertThat(nextOf(List.of(event, later))).isEqualTo(later.getPayload());
    }

    /** Which of these is published first. */
    private SerializedObject nextOf(List<Event> planned) throws InterruptedException {
        while (true) {
            EventWithToken next = stream.nextIfAvailable(60, SECONDS);
            assertThat(next).as("the next event").isNotNull();
            SerializedObject payload = next.getEvent().getPayload();
            if (planned.stream().anyMatch(event -> event.getPayload().equals(payload))) {
                return payload;
            }
        }
    }

    @Test
    @DisplayName("can be replaced by another time and event")
    void rescheduled() throws Exception {
        Event old = event(fresh("old"));
        Event changed = event(fresh("new"));
        String token = plan(Instant.now().plusSeconds(3_600), old);

        String second =
                events.reschedule(token, Instant.now().plusMillis(300), changed).get(60, SECONDS);

        assertThat(second).isNotEmpty().isNotEqualTo(token);
        assertThat(next(changed, 60, SECONDS)).isPresent();
    }

    @Test
    @DisplayName("that nobody planned can be cancelled without harm: it succeeds, or is refused as not found")
    void unknown() throws Exception {
        InstructionAck ack = events.cancelSchedule(fresh("token")).get(60, SECONDS);

        assertThat(ack.getSuccess() || ack.getError().getErrorCode().equals("AXONIQ-2610"))
                .isTrue();
    }

    private String plan(Instant due, Event event) throws Exception {
        String token = events.scheduleEvent(due, event).get(60, SECONDS);
        // Nothing is left behind that a later test, or a user of the server, would meet.
        TARGET.atTheEnd(() -> events.cancelSchedule(token));
        return token;
    }

    /** The published form of an event, if it comes in time. */
    private Optional<Event> next(Event planned, long time, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(time);
        while (System.nanoTime() < deadline) {
            EventWithToken next = stream.nextIfAvailable(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next != null && next.getEvent().getPayload().equals(planned.getPayload())) {
                return Optional.of(next.getEvent());
            }
        }
        return Optional.empty();
    }
}
