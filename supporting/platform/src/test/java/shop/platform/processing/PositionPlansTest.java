package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.messaging.Headers;

@DisplayName("Which orders a move affects")
class PositionPlansTest {

    @Test
    @DisplayName("is told, though the log takes a second to begin")
    void slowToBegin() {
        assertThat(ordersOf(1_000, 0, 0))
                .isEqualTo(new PositionPlans.Orders(List.of("order-0", "order-1", "order-2"), true));
    }

    @Test
    @DisplayName("is told as far as it is known where the log falls silent")
    void silent() {
        assertThat(ordersOf(1_000, 0, 1_000)).isEqualTo(new PositionPlans.Orders(List.of("order-0", "order-1"), false));
        assertThat(ordersOf(60_000)).isEqualTo(new PositionPlans.Orders(List.of(), false));
    }

    /** @param silences after how many milliseconds each event comes */
    private static PositionPlans.Orders ordersOf(int... silences) {
        var log = new EmbeddedEventStore(EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine())) {
            @Override
            public TrackingEventStream openStream(TrackingToken token) {
                return new SlowStream(silences);
            }
        };
        try {
            return new PositionPlans(log, null).orders(-1, silences.length - 1);
        } finally {
            log.shutDown();
        }
    }

    /** Nobody waits for it in earnest: it knows whether its next event would come within the time that it is given. */
    private static final class SlowStream implements TrackingEventStream {

        private final Deque<Integer> silences = new ArrayDeque<>();
        private int position;

        SlowStream(int... silences) {
            IntStream.of(silences).forEach(this.silences::add);
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return unit.toMillis(timeout) >= silences.element();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            silences.remove();
            return new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(position),
                    GenericEventMessage.asEventMessage("any")
                            .andMetaData(Map.of(Headers.ORDER_ID, "order-" + position++)));
        }

        @Override
        public void close() {}
    }
}
