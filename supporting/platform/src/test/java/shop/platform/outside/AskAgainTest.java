package shop.platform.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.mongo.EmbeddedMongo;

@DisplayName("A round of asking again")
class AskAgainTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(mongo.uri("platform"));
    private final MongoTemplate template = new MongoTemplate(client, "platform");
    private final OpenQuestions questions = new OpenQuestions(
            template,
            "open-questions",
            new AskingSettings(4, 100, Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofSeconds(30)),
            new Outcomes(Map.of()));
    private final List<String> asked = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>(Set.of("payment-1"));
    private RuntimeException failure;

    /** The log, as far as it can be read. */
    private final EventStore log =
            new EmbeddedEventStore(EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine())) {
                @Override
                public DomainEventStream readEvents(String aggregate, long first) {
                    if (failure != null && hidden.contains(aggregate)) {
                        throw failure;
                    }
                    return DomainEventStream.empty();
                }
            };

    @BeforeEach
    void open() {
        template.insert(new OpenQuestion("payment-1", "payment-1/1", "Asked", 0, NINE), "open-questions");
        template.insert(new OpenQuestion("payment-2", "payment-2/1", "Asked", 0, NINE.plusMillis(1)), "open-questions");
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    private void round() {
        AskAgain.Asker asker = (question, facts, now) -> asked.add(question.asker());
        new AskAgain(questions, log, asker, Clock.fixed(NINE.plusSeconds(1), ZoneOffset.UTC)).round();
    }

    private List<OpenQuestion> stillDue() {
        return questions.due(NINE.plusSeconds(1), 10);
    }

    @Test
    @DisplayName(
            "fails while the log is away, so that another instance may do it, and puts off nothing that nobody asked")
    void logAway() {
        hidden.add("payment-2");
        failure = new EventStoreException("UNAVAILABLE: io exception");
        assertThatThrownBy(this::round).isSameAs(failure);

        assertThat(asked).isEmpty();
        assertThat(stillDue()).extracting(OpenQuestion::repeats).containsExactly(0, 0);

        failure = null;
        round();
        assertThat(asked).containsExactly("payment-1", "payment-2");
        assertThat(stillDue()).isEmpty();
    }

    @Test
    @DisplayName("passes over one whose history alone can never be read in time, and asks the others")
    void oneOnly() {
        failure = new EventStoreException("RESOURCE_EXHAUSTED: message is larger than allowed");
        round();

        assertThat(asked).containsExactly("payment-2");
        assertThat(stillDue()).isEmpty();
    }

    @Test
    @DisplayName("passes over what cannot be read, which comes again at its next turn, and asks the others")
    void unreadable() {
        failure = new SerializationException("broken JSON");
        round();

        assertThat(asked).containsExactly("payment-2");
        assertThat(stillDue()).isEmpty();
    }
}
