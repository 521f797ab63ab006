package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.MultiHandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import shop.mongo.EmbeddedMongo;
import shop.platform.mongo.Projected;
import shop.platform.mongo.Views;
import shop.platform.parking.ParkedEvents;
import shop.platform.parking.ParkingLot;
import shop.platform.rejection.BusinessRejection;
import shop.platform.vital.Vitals;

/** Nothing is switched before somebody looks after the rebuild, so the tests decide what happens before. */
@DisplayName("A projection that is made anew beside the one that is read")
class RebuildTest {

    private static final String DIARY = "diary";
    private static final String PAGES = "pages";
    private static final String NEXT = "pages-next";
    private static final int A_BURST = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("rebuild"));
    private final MongoDatabase database = client.getDatabase("rebuild");
    private final MongoTemplate mongo = new MongoTemplate(client, "rebuild");
    private final org.axonframework.extensions.mongo.MongoTemplate axon =
            DefaultMongoTemplate.builder().mongoDatabase(client, "rebuild").build();
    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final Processing processing =
            new Processing(2, 10, Duration.ZERO, 100, Duration.ofSeconds(2), Duration.ofSeconds(10));
    private final KnownShares known = new KnownShares(database.getCollection("processors"));
    private final TokenStore tokens = new SharesAreNotForgotten(
            MongoTokenStore.builder()
                    .mongoTemplate(axon)
                    .serializer(serializer)
                    .claimTimeout(processing.claim())
                    .build(),
            known,
            processor -> true);
    private final StoredTokens stored = new StoredTokens(axon, serializer);
    private final Batches batches = new Batches();
    private final Vitals vitals = new Vitals(lost -> {});
    private final ParkingLot parking = new ParkingLot(database, Clock.systemUTC());
    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final RecognisedLog log =
            new RecognisedLog(() -> events, database.getCollection("log"), stored, batches, Clock.systemUTC());
    private final ParameterResolverFactory parameters = ClasspathParameterResolverFactory.forClass(Diary.class);
    private final HandlerDefinition handling =
            MultiHandlerDefinition.ordered(new ErrorsAreFailures(), ClasspathHandlerDefinition.forClass(Diary.class));
    private final Pauses pauses =
            new Pauses(database.getCollection("pauses"), Present.nameOf(""), processing.claim(), Clock.systemUTC());
    private final Diary diary = new Diary();
    private final PooledStreamingEventProcessor processor = projection();
    private final ProcessorWatch watch = new ProcessorWatch(
            processors(),
            stored,
            known,
            parking,
            batches,
            log,
            pauses,
            vitals,
            processing,
            Clock.systemUTC(),
            Present.nameOf(""));
    private final List<ProjectionRebuilt> recorded = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> written = new HashMap<>();
    private final ExecutorService others = Executors.newCachedThreadPool();
    private Rebuilds rebuilds = instance();

    record Noted(String text) {}

    @Document(PAGES)
    static final class Page extends Projected {

        private List<String> notes = new ArrayList<>();

        Page(String id) {
            super(id);
        }
    }

    /** Where a switch breaks off. */
    enum Breach {
        BEFORE_THE_DOCUMENTS_CHANGE_PLACES,
        BEFORE_IT_IS_RECORDED
    }

    private final class Diary {

        private final List<String> told = new CopyOnWriteArrayList<>();
        private final Views<Page> pages = new Views<>(mongo, Page.class, page -> told.add(page.id()));
        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private volatile Optional<Breach> breach = Optional.empty();

        @EventHandler
        void on(Noted event, DomainEventMessage<?> message) {
            if (refused.contains(event.text())) {
                throw BusinessRejection.of("DIA-01", "not-fit-to-print", "No such words.");
            }
            String page = message.getAggregateIdentifier();
            long at = message.getSequenceNumber();
            if (at == 0) {
                pages.begin(page, at, () -> with(new Page(page), event));
            } else {
                pages.change(page, at, current -> with(current, event));
            }
        }

        @ResetHandler
        void reset() {
            if (Edition.current().map(Edition::step).equals(Optional.of(Edition.Step.TAKE_OVER))) {
                breakAt(Breach.BEFORE_THE_DOCUMENTS_CHANGE_PLACES);
            }
            pages.reset();
        }

        void breakAt(Breach here) {
            if (breach.equals(Optional.of(here))) {
                breach = Optional.empty();
                throw new IllegalStateException("The instance dies.");
            }
        }

        private Page with(Page page, Noted event) {
            page.notes.add(event.text());
            return page;
        }
    }

    @BeforeEach
    void start() {
        mongo.indexOps(PAGES).createIndex(new Index().named("by-note").on("notes", Sort.Direction.ASC));
        processor.start();
        watch.start();
        note("a", "one");
        note("a", "two");
        note("wrong", "right");
        await("what is read")
                .atMost(PATIENCE)
                .until(() -> read("a").size() == 2 && read("wrong").size() == 1);
        // What a rebuild makes good.
        mongo.updateFirst(
                new Query(Criteria.where("_id").is("wrong")), new Update().set("notes", List.of("wrong")), PAGES);
        rebuilds.start();
    }

    @AfterEach
    void stop() {
        rebuilds.stop();
        others.shutdownNow();
        watch.stop();
        processor.shutDown();
        events.shutDown();
        client.close();
        server.close();
    }

    @Test
    @DisplayName("misses nothing of what happens meanwhile; the old one is read and kept up to date until the switch")
    void underLoad() throws Exception {
        var over = new AtomicBoolean();
        beginUntilAPartIsMade();
        Future<?> writer = others.submit(() -> {
            for (int number = 0; !over.get(); number++) {
                String text = "note " + number;
                note("a", text);
                if (number % A_BURST > 0) {
                    continue;
                }
                await(text)
                        .pollInterval(Duration.ofMillis(2))
                        .atMost(PATIENCE)
                        .until(() -> read("a").contains(text));
            }
        });
        Future<?> reader = others.submit(() -> {
            for (int before = 2; !over.get(); ) {
                int now = read("a").size();
                assertThat(now).as("notes that are read").isGreaterThanOrEqualTo(before);
                before = now;
            }
        });
        await("updates of what is read").atMost(PATIENCE).until(() -> read("a").size() > A_BURST);
        assertThat(read("wrong")).containsExactly("wrong");
        assertThat(found().state()).isEqualTo(Rebuild.State.RUNNING);

        lookUntil(Rebuild.State.DONE);

        assertThat(read("wrong")).containsExactly("right");
        int switched = read("a").size();
        await("updates after the switch").atMost(PATIENCE).until(() -> read("a").size() > switched + A_BURST);
        over.set(true);
        writer.get();
        reader.get();
        await("the last notes").atMost(PATIENCE).until(() -> read("a").size() == written.get("a"));
        assertThat(read("a"))
                .hasSize(written.get("a"))
                .startsWith("one", "two")
                .endsWith("note " + (written.get("a") - 3))
                .doesNotHaveDuplicates();
        nothingIsLeft();
        assertThat(mongo.indexOps(PAGES).getIndexInfo())
                .extracting(index -> index.getName())
                .contains("by-note");
        assertThat(recorded).singleElement().satisfies(rebuilt -> {
            assertThat(rebuilt.processor()).isEqualTo(DIARY);
            assertThat(rebuilt.startedBy()).isEqualTo("olga");
            assertThat(rebuilt.rebuild()).isEqualTo(found().id());
        });
        assertThat(diary.told).as("nobody hears of what is not read").containsOnlyOnce("wrong");
    }

    @Test
    @DisplayName("tells how far it has come, and is one and the same however often it is asked for")
    void tellsItsProgress() {
        beginUntilAPartIsMade();
        Rebuild begun = found();

        assertThat(rebuilds.begin(processor, "otto").id()).isEqualTo(begun.id());
        await("its position").atMost(PATIENCE).until(() -> found().position() == 2 && found().waiting() == 0);
        assertThat(found().startedBy()).isEqualTo("olga");
        assertThat(found().endedAt()).isEmpty();

        lookUntil(Rebuild.State.DONE);
        assertThat(found().endedAt()).isPresent();
        assertThat(rebuilds.begin(processor, "otto").id()).isNotEqualTo(begun.id());
    }

    @Test
    @DisplayName("goes on where another instance takes it over that was stopped half-way; what is read is as it was")
    void stoppedHalfWay() {
        beginUntilAPartIsMade();
        rebuilds.stop();
        note("a", "meanwhile");
        await("what is read").atMost(PATIENCE).until(() -> read("a").size() == 3);
        assertThat(read("wrong")).containsExactly("wrong");

        rebuilds = instance();
        rebuilds.start();
        lookUntil(Rebuild.State.DONE);

        assertThat(read("wrong")).containsExactly("right");
        await("all notes")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read("a")).containsExactly("one", "two", "meanwhile"));
        nothingIsLeft();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("is switched to the end by another instance where one dies in the switch")
    void diesInTheSwitch(Breach breach) {
        beginUntilAPartIsMade();
        diary.breach = Optional.of(breach);
        lookUntil(Rebuild.State.SWITCHING);
        IntStream.range(0, 30).forEach(number -> note("a", "after " + number));
        await("the one that is read, whichever it is, to go on")
                .atMost(PATIENCE)
                .until(() -> read("a").size() == 32);

        rebuilds = instance();
        rebuilds.start();
        lookUntil(Rebuild.State.DONE);

        assertThat(read("wrong")).containsExactly("right");
        await("all notes")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read("a"))
                        .hasSize(32)
                        .startsWith("one", "two", "after 0")
                        .endsWith("after 29")
                        .doesNotHaveDuplicates());
        nothingIsLeft();
        assertThat(recorded).hasSize(1);
    }

    @Test
    @DisplayName("is cleared away when it is given up, and what is read stays as it was")
    void givenUp() {
        beginUntilAPartIsMade();

        assertThat(rebuilds.cancel(DIARY)).isTrue();
        lookUntil(Rebuild.State.CANCELLED);

        assertThat(rebuilds.cancel(DIARY)).isFalse();
        assertThat(read("wrong")).containsExactly("wrong");
        note("a", "afterwards");
        await("what is read to go on").atMost(PATIENCE).until(() -> read("a").size() == 3);
        nothingIsLeft();
        assertThat(recorded).isEmpty();
    }

    @Test
    @DisplayName("brings its own parked events with it, instead of those of the one before")
    void parkedEvents() {
        diary.refused.addAll(List.of("never", "not yet"));
        note("b", "never");
        note("c", "not yet");
        await("both to be parked").atMost(PATIENCE).until(() -> parking.size(DIARY) == 2);
        diary.refused.remove("not yet");

        rebuilds.begin(processor, "olga");
        lookUntil(Rebuild.State.DONE);

        assertThat(read("c")).containsExactly("not yet");
        assertThat(parking.size(DIARY)).isEqualTo(1);
        note("b", "behind it");
        await("what comes after it to wait behind it").atMost(PATIENCE).until(() -> parking.size(DIARY) == 2);
        nothingIsLeft();
    }

    private void beginUntilAPartIsMade() {
        rebuilds.begin(processor, "olga");
        rebuilds.look();
        await("a part of it").atMost(PATIENCE).until(() -> mongo.count(new Query(), NEXT) == 2);
        assertThat(found().state()).isEqualTo(Rebuild.State.RUNNING);
    }

    private void lookUntil(Rebuild.State state) {
        await("the rebuild to be " + state).atMost(PATIENCE).until(() -> {
            rebuilds.look();
            return found().state() == state;
        });
    }

    private Rebuild found() {
        return rebuilds.find(DIARY).orElseThrow();
    }

    private void nothingIsLeft() {
        assertThat(mongo.collectionExists(NEXT)).isFalse();
        assertThat(stored.of(NextEdition.nameFor(DIARY))).isEmpty();
        assertThat(parking.size(NextEdition.nameFor(DIARY))).isZero();
    }

    private List<String> read(String page) {
        return diary.pages.find(page).map(found -> found.notes).orElse(List.of());
    }

    private synchronized void note(String page, String text) {
        int at = written.merge(page, 1, Integer::sum) - 1;
        events.publish(new GenericDomainEventMessage<>("Page", page, at, new Noted(text)));
    }

    private Rebuilds instance() {
        var tools = new RebuildTools(
                processors(),
                processing,
                log,
                tokens,
                stored,
                known,
                batches,
                new ParkOnlyWhatCannotPass(event -> false),
                this::queue,
                parameters,
                handling,
                vitals);
        return new Rebuilds(
                new StoredRebuilds(database.getCollection("rebuilds"), Duration.ofMillis(500), Clock.systemUTC()),
                tools,
                new Positions(tokens, stored, batches, pauses),
                parking,
                watch,
                "diaries",
                rebuilt -> {
                    diary.breakAt(Breach.BEFORE_IT_IS_RECORDED);
                    recorded.add(rebuilt);
                });
    }

    private ParkedEvents queue(String name, String standsInFor) {
        return new ParkedEvents(
                name, standsInFor, parking, serializer, NoOpEventUpcaster.INSTANCE, event -> {}, processing.parked());
    }

    private PooledStreamingEventProcessor projection() {
        var built = PooledStreamingEventProcessor.builder()
                .name(DIARY)
                .eventHandlerInvoker(DeadLetteringEventHandlerInvoker.builder()
                        .eventHandlers(diary)
                        .parameterResolverFactory(parameters)
                        .handlerDefinition(handling)
                        .queue(queue(DIARY, DIARY))
                        .enqueuePolicy(new ParkOnlyWhatCannotPass(event -> false))
                        .transactionManager(NoTransactionManager.instance())
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .enableSequenceIdentifierCache()
                        .allowReset(true)
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(log)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .initialToken(StreamableMessageSource::createTailToken)
                .initialSegmentCount(processing.segments())
                .batchSize(processing.batch())
                .tokenClaimInterval(500)
                .coordinatorExecutor(name -> vitals.scheduler(1, name))
                .workerExecutor(name -> vitals.scheduler(2, name))
                .build();
        built.registerHandlerInterceptor(batches.watching(DIARY));
        built.registerHandlerInterceptor(new BatchEnd());
        return built;
    }

    /** Knows the one processor, and nothing else. */
    private EventProcessingConfiguration processors() {
        return (EventProcessingConfiguration) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EventProcessingConfiguration.class},
                (proxy, method, asked) ->
                        method.getName().equals("eventProcessors") ? Map.of(DIARY, processor) : Optional.of(processor));
    }
}
