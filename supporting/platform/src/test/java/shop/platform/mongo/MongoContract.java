package shop.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.index.CompoundIndexDefinition;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import shop.platform.parking.ParkedEvents;
import shop.platform.parking.ParkingLot;
import shop.platform.parking.Reason;
import shop.platform.processing.BatchEnd;
import shop.platform.processing.Edition;
import shop.platform.serialization.SerializationConfiguration;

/** What views, Axon's tokens and parked events need of a server that speaks MongoDB's protocol, whichever it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MongoContract {

    private static final String TOKENS = "contract-tokens";
    private static final String PARKED = "parkedEvents";
    private static final long MOST_PARKED = 100;
    private static final Duration LONG = Duration.ofMinutes(10);

    private MongoClient client;
    private MongoTemplate mongo;
    private Serializer serializer;

    /** The connection string of a database that the contract may write to. */
    abstract String uri();

    @BeforeAll
    void connect() {
        var named = new ConnectionString(uri());
        client = MongoClients.create(named);
        mongo = new MongoTemplate(
                new SimpleMongoClientDatabaseFactory(client, new OwnDatabase(named).checkedBy(client)));
        serializer = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(SerializationConfiguration::forMessagesAndTokens)
                .build();
    }

    @AfterAll
    void disconnect() {
        if (client != null) {
            client.close();
        }
    }

    @BeforeEach
    @AfterEach
    void leaveNothingBehind() {
        List.of(mongo.getCollectionName(Tally.class), TOKENS, PARKED).forEach(mongo::dropCollection);
    }

    @Test
    @DisplayName("the health check finds the database, and is greeted")
    void isHealthy() {
        tallies();

        assertThat(client.listDatabaseNames()).contains(mongo.getDb().getName());
        assertThat(mongo.executeCommand("{hello: 1}")).containsKey("maxWireVersion");
    }

    @Test
    @DisplayName("a view has the indexes that it asks for, however often it asks")
    void indexes() {
        tallies();
        tallies();

        assertThat(mongo.indexOps(Tally.class).getIndexInfo())
                .filteredOn(index -> index.getName().equals("newest-open"))
                .singleElement()
                .extracting(MongoContract::fields)
                .isEqualTo(List.of("about.since", "count"));
    }

    @Test
    @DisplayName("a batch is written at once: new documents, changed ones, and what it has seen already not again")
    void writesBatches() throws Exception {
        Views<Tally> views = tallies();

        inABatch(
                () -> views.begin("a", 0, () -> new Tally("a")),
                () -> views.begin("b", 0, () -> new Tally("b")),
                () -> views.change("a", 1, Tally::increase));
        inABatch(
                () -> views.begin("c", 0, () -> new Tally("c")),
                () -> views.change("a", 1, Tally::increase),
                () -> views.change("a", 2, Tally::increase),
                () -> views.change("b", 1, Tally::increase));

        Views<Tally> another = tallies();
        assertThat(another.find("a"))
                .hasValueSatisfying(tally -> assertThat(tally.count).isEqualTo(2));
        assertThat(another.find("b"))
                .hasValueSatisfying(tally -> assertThat(tally.count).isEqualTo(1));
        assertThat(another.find("c")).isPresent();
        assertThat(mongo.count(new Query(), Tally.class)).isEqualTo(3);

        another.reset();
        assertThat(mongo.count(new Query(), Tally.class)).isZero();
    }

    @Test
    @DisplayName("documents that were made anew take the place of those that are read, with the same indexes")
    void changesPlaces() throws Exception {
        Views<Tally> views = tallies();
        inABatch(() -> views.begin("a", 0, () -> new Tally("a")), () -> views.change("a", 1, Tally::increase));

        inABatch(Edition.Step.BEGIN, views::reset);
        inABatch(Edition.Step.FOLLOW, () -> views.begin("a", 0, () -> new Tally("a")));
        inABatch(Edition.Step.FOLLOW, () -> views.begin("b", 0, () -> new Tally("b")));
        assertThat(mongo.findAll(Tally.class))
                .singleElement()
                .satisfies(tally -> assertThat(tally.count).isEqualTo(1));
        inABatch(Edition.Step.TAKE_OVER, views::reset);
        inABatch(Edition.Step.TAKE_OVER, views::reset);

        inABatch(() -> views.change("a", 1, tally -> tally.count = 7), () -> views.begin("c", 0, () -> new Tally("c")));
        assertThat(mongo.findAll(Tally.class)).extracting(tally -> tally.count).containsExactlyInAnyOrder(7, 0, 0);
        assertThat(mongo.getCollectionNames()).noneMatch(name -> name.endsWith("-next"));
        assertThat(mongo.indexOps(Tally.class).getIndexInfo())
                .filteredOn(index -> index.getName().equals("newest-open"))
                .singleElement()
                .satisfies(index -> {
                    assertThat(fields(index)).containsExactly("about.since", "count");
                    assertThat(index.isSparse()).isTrue();
                });
    }

    @Test
    @DisplayName("what another instance has written meanwhile is not overwritten: the batch fails")
    void noticesAnotherInstance() throws Exception {
        Views<Tally> one = tallies();
        Views<Tally> other = tallies();
        inABatch(() -> one.begin("a", 0, () -> new Tally("a")));

        inABatch(() -> other.change("a", 1, Tally::increase));

        assertThatThrownBy(() -> inABatch(() -> one.change("a", 1, Tally::increase)))
                .isInstanceOf(DataAccessException.class);
        assertThat(mongo.findById("a", Tally.class))
                .satisfies(tally -> assertThat(tally.count).isEqualTo(1));
    }

    @Test
    @DisplayName("a document is begun once, even when two instances begin it at the same time")
    void beginsOnce() {
        Views<Tally> views = tallies();

        assertThatThrownBy(() -> inABatch(() -> views.begin("a", 0, () -> new Tally("a")), () -> {
                    Tally others = new Tally("a");
                    others.increase();
                    others.seen(1);
                    mongo.save(others);
                }))
                .isInstanceOf(DataAccessException.class);

        assertThat(mongo.findById("a", Tally.class))
                .satisfies(tally -> assertThat(tally.count).isEqualTo(1));
    }

    @Test
    @DisplayName("documents are found by value, by time and below a field, in order, page by page")
    void finds() {
        tallies();
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        BulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.ORDERED, Tally.class);
        IntStream.range(0, 10).forEach(number -> {
            var tally = new Tally("t-" + number);
            tally.count = number;
            tally.about = number % 2 == 0 ? new About(start.plusSeconds(number)) : null;
            bulk.replaceOne(
                    byId(tally.id()), tally, FindAndReplaceOptions.options().upsert());
        });
        bulk.remove(byId("t-9"));
        bulk.execute();

        assertThat(mongo.find(
                        new Query(Criteria.where("about.since").lt(start.plusSeconds(7)))
                                .with(Sort.by(Sort.Direction.DESC, "about.since"))
                                .skip(1)
                                .limit(2),
                        Tally.class))
                .extracting(Tally::id)
                .containsExactly("t-4", "t-2");
        assertThat(mongo.count(new Query(Criteria.where("count").gte(5).ne(6)), Tally.class))
                .isEqualTo(3);
        assertThat(mongo.updateFirst(
                                new Query(Criteria.where("_id")
                                        .is("t-1")
                                        .and("count")
                                        .is(1)),
                                new Update().inc("count", 41).set("about", new About(start)),
                                Tally.class)
                        .getModifiedCount())
                .isEqualTo(1);
        assertThat(mongo.findById("t-1", Tally.class)).satisfies(tally -> {
            assertThat(tally.count).isEqualTo(42);
            assertThat(tally.about).isEqualTo(new About(start));
        });
    }

    @Test
    @DisplayName("a token belongs to the instance that claimed it, until it is released or no longer extended")
    void claimsTokens() {
        MongoTokenStore one = tokens("instance-1", LONG);
        MongoTokenStore other = tokens("instance-2", LONG);
        var third = new GlobalSequenceTrackingToken(3);
        one.initializeTokenSegments("tracking", 2, new GlobalSequenceTrackingToken(0));
        assertThat(one.fetchSegments("tracking")).containsExactly(0, 1);

        one.fetchToken("tracking", 0);
        one.storeToken(third, "tracking", 0);
        assertThatThrownBy(() -> other.fetchToken("tracking", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> other.storeToken(third, "tracking", 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> other.extendClaim("tracking", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(other.fetchAvailableSegments("tracking"))
                .singleElement()
                .satisfies(segment -> assertThat(segment.getSegmentId()).isEqualTo(1));
        one.extendClaim("tracking", 0);

        one.releaseClaim("tracking", 0);
        assertThat(other.fetchToken("tracking", 0)).isEqualTo(third);

        assertThat(tokens("instance-3", Duration.ofMillis(-1)).fetchToken("tracking", 0))
                .isEqualTo(third);
        assertThatThrownBy(() -> other.extendClaim("tracking", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    @DisplayName("tokens are begun once, can be split and merged, and their store keeps its identity")
    void changesSegments() {
        MongoTokenStore store = tokens("instance-1", LONG);
        store.initializeTokenSegments("tracking", 1, new GlobalSequenceTrackingToken(7));
        assertThatThrownBy(() -> store.initializeTokenSegments("tracking", 1, new GlobalSequenceTrackingToken(0)))
                .isInstanceOf(UnableToClaimTokenException.class);

        store.initializeSegment(new GlobalSequenceTrackingToken(7), "tracking", 1);
        assertThat(store.fetchSegments("tracking")).containsExactly(0, 1);
        store.fetchToken("tracking", 1);
        store.deleteToken("tracking", 1);

        assertThat(store.fetchSegments("tracking")).containsExactly(0);
        assertThat(store.fetchToken("tracking", 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
        assertThat(store.retrieveStorageIdentifier())
                .isPresent()
                .isEqualTo(tokens("instance-2", LONG).retrieveStorageIdentifier());
    }

    @Test
    @DisplayName("parked events stay in their order, and keep why they were parked")
    void parksEvents() {
        ParkedEvents queue = parked("order-hears");
        queue.enqueue("order-1", letter("order-1", 0));
        queue.enqueueIfPresent("order-1", () -> letter("order-1", 1));
        queue.enqueueIfPresent("order-3", () -> letter("order-3", 0));
        queue.enqueue("order-2", letter("order-2", 0));

        assertThat(queue.contains("order-1")).isTrue();
        assertThat(queue.contains("order-3")).isFalse();
        assertThat(queue.size()).isEqualTo(3);
        assertThat(queue.sequenceSize("order-1")).isEqualTo(2);
        assertThat(queue.amountOfSequences()).isEqualTo(2);
        assertThat(parked("payment-policies").size()).isZero();
        assertThat(queue.deadLetterSequence("order-1"))
                .extracting(MongoContract::fact)
                .containsExactly("order-1: 0", "order-1: 1");
        assertThat(queue.deadLetterSequence("order-1").iterator().next().cause())
                .hasValueSatisfying(cause -> assertThat(cause.message()).endsWith("nobody is there"));
        queue.clear();
        assertThat(queue.size()).isZero();
    }

    @Test
    @DisplayName("parked events are tried again, order by order, and leave once that goes well")
    void triesParkedEventsAgain() {
        ParkedEvents queue = parked("order-hears");
        queue.enqueue("order-1", letter("order-1", 0));
        queue.enqueueIfPresent("order-1", () -> letter("order-1", 1));
        queue.enqueue("order-2", letter("order-2", 0));
        List<String> tried = new ArrayList<>();

        assertThat(queue.process(letter -> true, letter -> {
                    tried.add(fact(letter));
                    return Decisions.requeue(
                            new IllegalStateException("still nobody"),
                            before -> Reason.of(new IllegalStateException("still nobody"))
                                    .in(before.diagnostics()));
                }))
                .isFalse();
        assertThat(queue.size()).isEqualTo(3);
        assertThat(queue.process(letter -> fact(letter).startsWith("order-1"), letter -> {
                    tried.add(fact(letter));
                    return Decisions.evict();
                }))
                .isTrue();

        assertThat(tried).hasSize(3).endsWith("order-1: 0", "order-1: 1");
        assertThat(queue.contains("order-1")).isFalse();
        assertThat(queue.size()).isEqualTo(1);
    }

    private Views<Tally> tallies() {
        mongo.indexOps(Tally.class)
                .createIndex(new CompoundIndexDefinition(org.bson.Document.parse("{'about.since': -1, 'count': 1}"))
                        .named("newest-open")
                        .sparse());
        return new Views<>(mongo, Tally.class, written -> {});
    }

    private MongoTokenStore tokens(String instance, Duration claim) {
        return MongoTokenStore.builder()
                .mongoTemplate(axon())
                .serializer(serializer)
                .nodeId(instance)
                .claimTimeout(claim)
                .build();
    }

    private ParkedEvents parked(String group) {
        return new ParkedEvents(
                group,
                group,
                new ParkingLot(mongo.getDb(), Clock.systemUTC()),
                serializer,
                NoOpEventUpcaster.INSTANCE,
                event -> {},
                MOST_PARKED);
    }

    private org.axonframework.extensions.mongo.MongoTemplate axon() {
        return DefaultMongoTemplate.builder()
                .mongoDatabase(client, mongo.getDb().getName())
                .trackingTokensCollectionName(TOKENS)
                .build();
    }

    private static DeadLetter<EventMessage<?>> letter(String order, long number) {
        return new GenericDeadLetter<>(
                order,
                new GenericDomainEventMessage<>("Order", order, number, order + ": " + number),
                new IllegalStateException("nobody is there"));
    }

    private static String fact(DeadLetter<? extends EventMessage<?>> letter) {
        return (String) letter.message().getPayload();
    }

    private static Query byId(String id) {
        return new Query(Criteria.where("_id").is(id));
    }

    private static List<String> fields(IndexInfo index) {
        return index.getIndexFields().stream().map(field -> field.getKey()).toList();
    }

    /** Runs each step as the handling of one event of the same batch. */
    static void inABatch(Step... steps) throws Exception {
        inABatch(Optional.empty(), steps);
    }

    /** The same for the next edition. */
    static void inABatch(Edition.Step edition, Step... steps) throws Exception {
        inABatch(Optional.of(new Edition("rebuild-1", edition)), steps);
    }

    private static void inABatch(Optional<Edition> edition, Step... steps) throws Exception {
        List<EventMessage<?>> events = new ArrayList<>();
        for (Step step : steps) {
            events.add(GenericEventMessage.asEventMessage(step));
        }
        var batch = new BatchingUnitOfWork<EventMessage<?>>(events);
        edition.ifPresent(next -> next.attachTo(batch));
        var end = new BatchEnd();
        var result = batch.executeWithResult(() -> end.handle(batch, () -> {
            ((Step) batch.getMessage().getPayload()).run();
            return null;
        }));
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof Exception failure ? failure : new IllegalStateException();
        }
    }

    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    record About(Instant since) {}

    @Document("contract-tallies")
    static final class Tally extends Projected {

        private int count;
        private About about;

        Tally(String id) {
            super(id);
        }

        void increase() {
            count++;
        }
    }
}
