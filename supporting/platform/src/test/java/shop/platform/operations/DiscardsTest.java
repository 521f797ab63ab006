package shop.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.messaging.Headers;
import shop.platform.parking.ParkedEvent;
import shop.platform.parking.Reason;

@DisplayName("That a parked event was given up")
class DiscardsTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    private final EmbeddedEventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    private final Discards discards = new Discards(log, "order");

    @AfterEach
    void stop() {
        log.shutDown();
    }

    @Test
    @DisplayName("is recorded once, with who and why, though it is asked for again since the store refused the mark")
    void once() {
        discards.record(parked("order-hears:7:one"), "olga", "nobody sent it");
        discards.record(parked("order-hears:7:one"), "oskar", "once more");

        assertThat(recorded("order-hears:7:one")).singleElement().satisfies(event -> {
            assertThat(event.getMetaData()).containsEntry(Headers.SUBJECT, "olga");
            assertThat(event.getPayload())
                    .isEqualTo(new ParkedEventDiscarded(
                            "order",
                            "order-hears",
                            "one",
                            "order.OrderPlaced",
                            "order-1",
                            0,
                            7,
                            "It cannot be read.",
                            "olga",
                            "nobody sent it"));
        });
    }

    @Test
    @DisplayName("is recorded of each that is given up")
    void each() {
        discards.record(parked("order-hears:7:one"), "olga", "nobody sent it");
        discards.record(parked("order-tracking:7:one"), "olga", "nobody sent it");

        assertThat(recorded("order-hears:7:one")).hasSize(1);
        assertThat(recorded("order-tracking:7:one")).hasSize(1);
    }

    private List<? extends DomainEventMessage<?>> recorded(String id) {
        return log.readEvents("discarded-" + id).asStream().toList();
    }

    private static ParkedEvent parked(String id) {
        return new ParkedEvent(
                id,
                "order-hears",
                "order-1",
                7,
                "one",
                "order.OrderPlaced",
                "1",
                "Order",
                "order-1",
                0,
                Optional.empty(),
                NINE,
                NINE,
                NINE,
                1,
                true,
                new Reason(Reason.Kind.UNREADABLE, "It cannot be read.", ""),
                "0123456789ab",
                "{}",
                Map.of());
    }
}
