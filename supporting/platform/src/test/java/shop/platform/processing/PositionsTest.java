package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.mongo.EmbeddedMongo;

@DisplayName("A processor that is to go on from another position")
class PositionsTest {

    private static final String POLICY = "policy";
    private static final int SHARES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("positions"));
    private final MongoTemplate axon =
            DefaultMongoTemplate.builder().mongoDatabase(client, "positions").build();
    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final TokenStore tokens = new SharesAreNotForgotten(
            MongoTokenStore.builder().mongoTemplate(axon).serializer(serializer).build(),
            new KnownShares(client.getDatabase("positions").getCollection("processors")),
            processor -> true);
    private final StoredTokens stored = new StoredTokens(axon, serializer);
    private final Positions positions = new Positions(
            tokens,
            stored,
            new Batches(),
            new Pauses(
                    client.getDatabase("positions").getCollection("pauses"),
                    Present.nameOf(""),
                    Duration.ZERO,
                    Clock.systemUTC()));
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(1);
    private final AtomicInteger recorded = new AtomicInteger();
    private StreamingEventProcessor processor;

    @BeforeEach
    void begin() {
        tokens.initializeTokenSegments(POLICY, SHARES, new GlobalSequenceTrackingToken(7));
        processor = PooledStreamingEventProcessor.builder()
                .name(POLICY)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Object() {
                            @EventHandler
                            void on(Object event) {}
                        })
                        .build())
                .messageSource(EmbeddedEventStore.builder()
                        .storageEngine(new InMemoryEventStorageEngine())
                        .build())
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .build();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        client.close();
        server.close();
    }

    @Test
    @DisplayName("goes there with all its shares, the one too whose token was lost, and anybody can claim them")
    void moves() {
        lose(2);

        positions.move(processor, 3, recorded::incrementAndGet);

        assertThat(stored()).isEqualTo(Map.of(0, 3L, 1, 3L, 2, 3L, 3, 3L));
        assertThat(owners()).containsOnly("");
        assertThat(recorded).hasValue(1);
    }

    @Test
    @DisplayName("goes there with the share, too, whose token cannot be read")
    void movesWhatCannotBeRead() {
        tear(2);

        positions.move(processor, 3, recorded::incrementAndGet);

        assertThat(stored()).isEqualTo(Map.of(0, 3L, 1, 3L, 2, 3L, 3, 3L));
        assertThat(owners()).containsOnly("");
    }

    @Test
    @DisplayName("leaves a token that it cannot read as it is, when that cannot be recorded")
    void unreadableIsKept() {
        tear(2);

        assertThatThrownBy(() -> positions.move(processor, 3, () -> {
                    throw new IllegalStateException("the server is away");
                }))
                .hasMessage("the server is away");

        assertThat(stored.of(POLICY).get(2).unreadable()).isPresent();
        assertThat(owners()).containsOnly("");
    }

    @Test
    @DisplayName("works on its other shares, while one's token cannot be read, and leaves that to who can")
    void othersGoOn() {
        tear(2);

        processor.start();

        await("the others to be claimed")
                .atMost(PATIENCE)
                .until(() -> processor.processingStatus().keySet().equals(Set.of(0, 1, 3)));
        assertThat(processor.isError()).isFalse();
        assertThat(stored.of(POLICY).get(2).owner()).isEmpty();
        processor.shutDown();
    }

    @Test
    @DisplayName("stays where it is, unrecorded, while another instance works on a share")
    void inUseElsewhere() {
        axon.trackingTokensCollection()
                .updateOne(
                        Filters.and(Filters.eq("processorName", POLICY), Filters.eq("segment", 3)),
                        Updates.combine(
                                Updates.set("owner", "1@another-host"), Updates.set("timestamp", Long.MAX_VALUE)));

        assertThatThrownBy(() -> positions.move(processor, 3, recorded::incrementAndGet))
                .isInstanceOf(Positions.InUseElsewhere.class);

        assertThat(stored()).isEqualTo(Map.of(0, 7L, 1, 7L, 2, 7L, 3, 7L));
        assertThat(owners()).containsExactly("", "", "", "1@another-host");
        assertThat(recorded).hasValue(0);
    }

    @Test
    @DisplayName("stays where it is when that cannot be recorded")
    void notRecorded() {
        lose(2);

        assertThatThrownBy(() -> positions.move(processor, 3, () -> {
                    throw new IllegalStateException("the server is away");
                }))
                .hasMessage("the server is away");

        assertThat(stored()).isEqualTo(Map.of(0, 7L, 1, 7L, 3, 7L));
        assertThat(owners()).containsOnly("");
    }

    private Map<Integer, Long> stored() {
        return stored.all().get(POLICY).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, share -> share.getValue().position()));
    }

    private List<String> owners() {
        return stored.all().get(POLICY).values().stream()
                .map(StoredTokens.Stored::owner)
                .toList();
    }

    private void tear(int share) {
        axon.trackingTokensCollection()
                .updateOne(
                        Filters.and(Filters.eq("processorName", POLICY), Filters.eq("segment", share)),
                        Updates.set("token", new Binary("{\"globalInd".getBytes(StandardCharsets.UTF_8))));
    }

    private void lose(int share) {
        axon.trackingTokensCollection().deleteOne(new Document("processorName", POLICY).append("segment", share));
    }
}
