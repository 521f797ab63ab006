package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackerStatus;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import shop.mongo.EmbeddedMongo;
import shop.platform.HandTurnedClock;
import shop.platform.health.HealthConfiguration;
import shop.platform.parking.ParkingLot;
import shop.platform.serialization.MessageNames;
import shop.platform.serialization.SerializationConfiguration;
import shop.platform.vital.Vitals;

/**
 * States that pass, made to last: the clock stands until the test moves it. So the watch asks the store once, and is started
 * only when the store holds what it is to find there.
 */
@DisplayName("A share of a processor's work")
class ProcessorWatchTest {

    private static final String POLICY = "policy";
    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("watch"));
    private final MongoTemplate axon =
            DefaultMongoTemplate.builder().mongoDatabase(client, "watch").build();
    private final Serializer serializer = SerializationConfiguration.messageSerializer(MessageNames.onTheClassPath());
    private final TokenStore tokens =
            MongoTokenStore.builder().mongoTemplate(axon).serializer(serializer).build();
    private final HandTurnedClock clock = new HandTurnedClock(Instant.now());
    private final Map<Integer, EventTrackerStatus> here = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile boolean isUnusable;
    private ProcessorWatch watch;

    @BeforeEach
    void start() {
        tokens.initializeTokenSegments(POLICY, 1, at(-1));
        var stored = new StoredTokens(axon, serializer);
        var batches = new Batches();
        var database = client.getDatabase("watch");
        watch = new ProcessorWatch(
                processors(),
                stored,
                new KnownShares(database.getCollection("processors")),
                new ParkingLot(unusable(MongoDatabase.class, database), clock),
                batches,
                new RecognisedLog(ProcessorWatchTest::tenEvents, database.getCollection("log"), stored, batches, clock),
                new Pauses(database.getCollection("pauses"), Present.nameOf(""), CLAIM, clock),
                new Vitals(lost -> {}),
                new Processing(1, 1, Duration.ZERO, 1, CLAIM, Duration.ofSeconds(10)),
                clock,
                Present.nameOf(""));
        watch.bindTo(meters);
    }

    @AfterEach
    void stop() {
        watch.stop();
        client.close();
        server.close();
    }

    @Test
    @DisplayName("that tells history again is told as replaying; nothing is missing")
    void replaying() {
        TrackingToken again = ReplayToken.createReplayToken(at(9), at(3));
        tokens.fetchToken(POLICY, 0);
        tokens.storeToken(again, POLICY, 0);
        here.put(0, new TrackerStatus(Segment.ROOT_SEGMENT, again));
        watch.start();

        isTold(ShareState.REPLAYING);
        assertThat(watch.states().get(0).missing()).isEmpty();
        assertThat(watch.hindrance(List.of(POLICY))).isEmpty();
    }

    @Test
    @DisplayName(
            "that nobody has claimed yet is waiting for that, as long as a claim may have to run out; then it is missing")
    void waitingForClaim() {
        watch.start();

        isTold(ShareState.WAITING_FOR_CLAIM);
        assertThat(watch.states().get(0).missing()).isEmpty();
        assertThat(watch.hindrance(List.of(POLICY))).isEmpty();

        clock.turn(CLAIM.multipliedBy(2).plusMillis(1));

        isTold(ShareState.UNCLAIMED);
        assertThat(watch.states().get(0).missing()).hasSize(1);
        assertThat(watch.hindrance(List.of(POLICY)))
                .hasValueSatisfying(
                        hindrance -> assertThat(hindrance.words()).isEqualTo("Share 0 of policy is unclaimed."));
    }

    @Test
    @DisplayName("whose token cannot be read is told, and alone; what was known of the others is seen as before")
    void unreadable() {
        tokens.initializeSegment(at(3), POLICY, 1);
        axon.trackingTokensCollection()
                .updateOne(
                        Filters.and(Filters.eq("processorName", POLICY), Filters.eq("segment", 0)),
                        Updates.combine(
                                Updates.set("token", new Binary("{\"globalInd".getBytes(StandardCharsets.UTF_8))),
                                Updates.set("tokenType", "shop.TokenOfTomorrow")));
        axon.trackingTokensCollection().insertOne(new Document("processorName", POLICY).append("segment", "two"));
        watch.start();

        areTold(ShareState.TOKEN_UNREADABLE, ShareState.WAITING_FOR_CLAIM);
        assertThat(watch.states().get(0).shares().get(1).position()).isEqualTo(3);
        assertThat(watch.hindrance(List.of(POLICY)))
                .hasValueSatisfying(
                        hindrance -> assertThat(hindrance.words()).isEqualTo("Share 0 of policy is token unreadable."));
    }

    @Test
    @DisplayName("is not said to be well while the store answers with what nobody can use, once that has lasted")
    void unusableAnswers() {
        watch.start();
        isTold(ShareState.WAITING_FOR_CLAIM);
        var health = new HealthConfiguration().processors(watch);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        isUnusable = true;
        clock.turn(CLAIM.multipliedBy(2).plusMillis(1));

        await("that to be told")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(watch.hindrance(List.of("another")))
                        .hasValueSatisfying(hindrance ->
                                assertThat(hindrance.words()).isEqualTo("Nobody can say how the processors stand.")));
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.health().getDetails().get("unknown").toString())
                .startsWith("The store does not say how far the processors have come: java.lang.ClassCastException");
        assertThat(meters.get("shop.processor.watch.silent")
                        .tag("asked", "store")
                        .gauge()
                        .value())
                .isGreaterThan(20);

        isUnusable = false;
        await("that to be over").atMost(PATIENCE).until(() -> watch.blindness().isEmpty());
        assertThat(watch.hindrance(List.of("another"))).isEmpty();
    }

    @Test
    @DisplayName("is told though a document of another, or of a parked event, is damaged")
    void damagedDocuments() {
        var database = client.getDatabase("watch");
        database.getCollection("parkedEvents").insertOne(new Document("processor", 5));
        database.getCollection("processors").insertOne(new Document("_id", "another").append("shares", "all"));
        database.getCollection("processors").insertOne(new Document("_id", 7));
        watch.start();

        isTold(ShareState.WAITING_FOR_CLAIM);
        assertThat(watch.blindness()).isEmpty();
    }

    /** What is counted in the store, of a form that nobody can use while that is so. */
    private <T> T unusable(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, asked) -> {
                    if (isUnusable && method.getName().equals("aggregate")) {
                        throw new ClassCastException("a number is no text");
                    }
                    Object answer = method.invoke(real, asked);
                    return answer instanceof MongoCollection<?> documents
                            ? unusable(MongoCollection.class, documents)
                            : answer;
                }));
    }

    private void isTold(ShareState state) {
        areTold(state);
    }

    private void areTold(ShareState... states) {
        await(List.of(states) + " to be told")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(watch.states())
                        .singleElement()
                        .satisfies(processor -> assertThat(processor.shares())
                                .extracting(ShareStatus::state)
                                .containsExactly(states)));
        for (ShareState state : states) {
            assertThat(meters.get("shop.processor.shares")
                            .tag("state", state.name())
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    /** A log that reaches as far as the tokens do. */
    private static EmbeddedEventStore tenEvents() {
        EmbeddedEventStore log = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        IntStream.range(0, 10)
                .forEach(number -> log.publish(new GenericEventMessage<>(
                        new GenericMessage<>("event-" + number, "payload", Map.of()), () -> Instant.EPOCH)));
        return log;
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private EventProcessingConfiguration processors() {
        StreamingEventProcessor processor =
                stub(StreamingEventProcessor.class, Map.of("getName", POLICY, "isRunning", true, "isError", false));
        return stub(EventProcessingConfiguration.class, Map.of("eventProcessors", Map.of(POLICY, processor)));
    }

    /** Answers what it is told to, and what runs here. */
    private <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("processingStatus")
                        ? Map.copyOf(here)
                        : answers.get(method.getName())));
    }
}
