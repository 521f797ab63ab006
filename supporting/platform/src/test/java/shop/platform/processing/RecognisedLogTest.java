package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.Serializer;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.mongo.EmbeddedMongo;
import shop.platform.serialization.MessageNames;
import shop.platform.serialization.SerializationConfiguration;

/** Logs of which the first five events are the same. */
@DisplayName("A log")
class RecognisedLogTest {

    private static final String POLICY = "policy";
    private static final int IN_COMMON = 5;

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("log"));
    private final MongoTemplate axon =
            DefaultMongoTemplate.builder().mongoDatabase(client, "log").build();
    private final Serializer serializer = SerializationConfiguration.messageSerializer(MessageNames.onTheClassPath());
    private final TokenStore tokens =
            MongoTokenStore.builder().mongoTemplate(axon).serializer(serializer).build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    @DisplayName("is the one that the tokens belong to, as long as it holds the event at which the furthest stands")
    void theSame() {
        EmbeddedEventStore log = log("kept", 9);
        process(log, 9);

        assertThatCode(() -> recognised(log).openStream(null).close()).doesNotThrowAnyException();
    }

    @Test
    @DisplayName(
            "that was restored is recognised though it has grown beyond all tokens, and nothing else was kept of it")
    void grownBeyond() {
        process(log("lost", 9), 9);
        RecognisedLog restored = recognised(log("new", 20));

        assertThatThrownBy(() -> restored.openStream(null)).hasMessageContaining("another event at 8");
        assertThat(restored.mismatch()).isPresent();
    }

    @Test
    @DisplayName("that was restored is common up to the furthest event at which a share stands that it holds")
    void restorePoint() {
        EmbeddedEventStore lost = log("lost", 9);
        process(lost, 4);
        process(lost, 9);
        RecognisedLog restored = recognised(log("new", 20));

        assertThatThrownBy(() -> restored.openStream(null)).hasMessageContaining("another event");
        assertThat(restored.mismatch())
                .hasValueSatisfying(
                        mismatch -> assertThat(mismatch.restorePoint()).isEqualTo(3));
    }

    @Test
    @DisplayName("is recognised by the tokens that can be read, whatever cannot")
    void unreadableToken() {
        EmbeddedEventStore lost = log("lost", 9);
        process(lost, 4);
        process(lost, 9);
        axon.trackingTokensCollection()
                .updateOne(
                        Filters.eq("processorName", POLICY + 4),
                        Updates.set("token", new Binary("{\"globalInd".getBytes(StandardCharsets.UTF_8))));

        assertThatCode(() -> recognised(lost).openStream(null).close()).doesNotThrowAnyException();
        RecognisedLog restored = recognised(log("new", 20));
        assertThatThrownBy(() -> restored.openStream(null)).hasMessageContaining("another event at 8");
    }

    @Test
    @DisplayName("that was accepted through one instance is gone on with by the others")
    void secondInstance() {
        process(log("lost", 9), 9);
        EmbeddedEventStore now = log("new", 20);
        RecognisedLog one = recognised(now);
        RecognisedLog other = recognised(now);
        assertThatThrownBy(() -> one.openStream(null)).hasMessageContaining("another event");
        assertThatThrownBy(() -> other.openStream(null)).hasMessageContaining("another event");

        tokens.storeToken(new GlobalSequenceTrackingToken(19), POLICY + 9, 0);
        one.accept();

        assertThat(one.mismatch()).isEmpty();
        await("the other instance")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    other.openStream(null).close();
                    assertThat(other.mismatch()).isEmpty();
                });
    }

    @Test
    @DisplayName("is none that anybody knows before it was looked at")
    void notLookedAt() {
        EmbeddedEventStore log = log("kept", 9);
        process(log, 9);
        RecognisedLog looked = recognised(log);
        assertThat(looked.isRecognised()).isFalse();

        looked.watchedHead();

        assertThat(looked.isRecognised()).isTrue();
        assertThat(looked.mismatch()).isEmpty();
    }

    @Test
    @DisplayName("that was exchanged while it was silent is looked at once more before anybody counts on it")
    void exchangedWhileSilent() {
        AtomicReference<EmbeddedEventStore> log = new AtomicReference<>(log("lost", 9));
        process(log.get(), 9);
        RecognisedLog watched = recognised(() -> Objects.requireNonNull(log.get(), "silent"));
        watched.watchedHead();

        log.set(null);
        assertThatThrownBy(watched::watchedHead).hasMessage("silent");
        assertThat(watched.isRecognised()).isFalse();

        log.set(log("new", 20));
        assertThatThrownBy(() -> watched.openStream(null)).hasMessageContaining("another event at 8");
        watched.watchedHead();
        assertThat(watched.isRecognised()).isFalse();
        assertThat(watched.mismatch()).isPresent();
    }

    @Test
    @DisplayName("that ends before where it ended is another one, though it was never seen to be silent")
    void shorter() {
        AtomicReference<EmbeddedEventStore> log = new AtomicReference<>(log("lost", 9));
        process(log.get(), 9);
        RecognisedLog watched = recognised(log::get);
        watched.watchedHead();

        log.set(log("new", 7));
        watched.watchedHead();

        assertThat(watched.mismatch()).map(RecognisedLog.Mismatch::restorePoint).contains(6L);
    }

    private RecognisedLog recognised(EmbeddedEventStore log) {
        return recognised(() -> log);
    }

    private RecognisedLog recognised(Supplier<EmbeddedEventStore> log) {
        return new RecognisedLog(
                log,
                client.getDatabase("log").getCollection("log"),
                new StoredTokens(axon, serializer),
                new Batches(),
                Clock.systemUTC());
    }

    /** A processor goes through so many events of the log, by the stream that all processors read. */
    private void process(EmbeddedEventStore log, int events) {
        try (BlockingStream<TrackedEventMessage<?>> stream = recognised(log).openStream(null)) {
            TrackedEventMessage<?> last = stream.nextAvailable();
            for (int seen = 1; seen < events; seen++) {
                last = stream.nextAvailable();
            }
            tokens.initializeTokenSegments(POLICY + events, 1, last.trackingToken());
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static EmbeddedEventStore log(String name, int events) {
        EmbeddedEventStore log = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        IntStream.range(0, events)
                .mapToObj(number -> (number < IN_COMMON ? "common" : name) + "-" + number)
                .forEach(id -> log.publish(
                        new GenericEventMessage<>(new GenericMessage<>(id, "payload", Map.of()), () -> Instant.EPOCH)));
        return log;
    }
}
