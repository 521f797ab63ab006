package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.mongo.EmbeddedMongo;

@DisplayName("A processor that several instances work on")
class PausesTest {

    private static final String POLICY = "policy";
    private static final int SHARES = 4;
    private static final Duration CLAIM = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("pauses"));
    private final MongoDatabase database = client.getDatabase("pauses");
    private final MongoTemplate axon =
            DefaultMongoTemplate.builder().mongoDatabase(client, "pauses").build();
    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final StoredTokens stored = new StoredTokens(axon, serializer);
    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final AtomicInteger handled = new AtomicInteger();
    private final CountDownLatch beginning = new CountDownLatch(1);
    private final List<Instance> instances = new ArrayList<>();

    /** What each instance has of its own. */
    private final class Instance {

        private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        private final Pauses pauses;
        private final TokenStore tokens;
        private final Positions positions;
        private final PooledStreamingEventProcessor processor;
        private final PausesInForce inForce;

        Instance(String name) {
            pauses = new Pauses(database.getCollection("pauses"), name, CLAIM, Clock.systemUTC());
            tokens = new SharesAreNotForgotten(
                    MongoTokenStore.builder()
                            .nodeId(name)
                            .mongoTemplate(axon)
                            .serializer(serializer)
                            .claimTimeout(CLAIM)
                            .build(),
                    new KnownShares(database.getCollection("processors")),
                    pauses::mayBeClaimed);
            positions = new Positions(tokens, stored, new Batches(), pauses);
            processor = PooledStreamingEventProcessor.builder()
                    .name(POLICY)
                    .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                            .eventHandlers(new Object() {
                                @EventHandler
                                void on(Object event) throws InterruptedException {
                                    if (event instanceof CountDownLatch held) {
                                        beginning.countDown();
                                        held.await();
                                    }
                                    handled.incrementAndGet();
                                }
                            })
                            .build())
                    .messageSource(events)
                    .tokenStore(tokens)
                    .transactionManager(NoTransactionManager.instance())
                    .initialToken(source -> new GlobalSequenceTrackingToken(-1))
                    .initialSegmentCount(SHARES)
                    .tokenClaimInterval(200)
                    .claimExtensionThreshold(500)
                    .coordinatorExecutor(threads)
                    .workerExecutor(threads)
                    .build();
            inForce = new PausesInForce(pauses, () -> List.of(processor));
            instances.add(this);
            processor.start();
        }

        /** As a service does, all the time. */
        Instance lookingAlways() {
            threads.scheduleWithFixedDelay(inForce::look, 50, 50, TimeUnit.MILLISECONDS);
            return this;
        }

        int shares() {
            return processor.processingStatus().size();
        }

        void end() {
            processor.shutDown();
            threads.shutdownNow();
        }
    }

    @AfterEach
    void stop() {
        instances.forEach(Instance::end);
        events.shutDown();
        client.close();
        server.close();
    }

    @Test
    @DisplayName(
            "is paused on all of them by a word to one, on one that joins later, too, and goes on by a word to any")
    void pausedOnAll() {
        Instance one = new Instance("one").lookingAlways();
        Instance other = new Instance("other").lookingAlways();
        await("all shares to be claimed").atMost(PATIENCE).until(() -> one.shares() + other.shares() == SHARES);

        one.pauses.pause(POLICY, "operator", "to look at it");
        await("both to stand still")
                .atMost(PATIENCE)
                .until(() -> !one.processor.isRunning() && !other.processor.isRunning() && owners().isEmpty());

        Instance later = new Instance("later");
        events.publish(GenericEventMessage.asEventMessage("something"));
        other.pauses.pause(POLICY, "somebody else", "for another reason");
        later.inForce.look();
        assertThat(later.processor.isRunning()).isFalse();
        assertThat(owners()).as("nobody claims a share").isEmpty();
        assertThat(handled).hasValue(0);
        assertThat(later.pauses.of(POLICY))
                .get()
                .satisfies(pause ->
                        assertThat(List.of(pause.by(), pause.reason())).containsExactly("operator", "to look at it"));

        assertThat(other.inForce.end(other.processor)).isTrue();
        later.inForce.look();
        await("what happened meanwhile to be handled").atMost(PATIENCE).until(() -> handled.get() == 1);
        await("all to run again").atMost(PATIENCE).until(() -> {
            later.inForce.look();
            return instances.stream().allMatch(each -> each.processor.isRunning());
        });
        assertThat(one.pauses.of(POLICY)).isEmpty();
        assertThat(other.inForce.canEnd(other.processor))
                .as("is paused no more")
                .isFalse();
        assertThat(other.inForce.end(other.processor)).as("is paused no more").isFalse();
        assertThat(database.getCollection("pauses").countDocuments())
                .as("nothing is asked for while all is well")
                .isZero();
    }

    @Test
    @DisplayName("goes on by itself when it was let go on before it had come to rest")
    void letGoOnWhileItEnds() {
        Instance one = new Instance("one");
        await("all shares to be claimed").atMost(PATIENCE).until(() -> one.shares() == SHARES);
        CountDownLatch held = new CountDownLatch(1);
        events.publish(GenericEventMessage.asEventMessage(held));
        await("the batch to begin").atMost(PATIENCE).until(() -> beginning.getCount() == 0);
        one.inForce.pause(POLICY, "operator", "to look at it");

        assertThat(one.inForce.canEnd(one.processor)).isTrue();
        assertThat(one.inForce.end(one.processor)).isTrue();
        held.countDown();

        await("it to run again").atMost(PATIENCE).until(() -> {
            one.inForce.look();
            return one.processor.isRunning() && one.shares() == SHARES;
        });
    }

    @Test
    @DisplayName("goes on from another position by a word to one: the others let go of it, and come back afterwards")
    void moved() {
        Instance other = new Instance("other").lookingAlways();
        await("the other to have all shares").atMost(PATIENCE).until(() -> other.shares() == SHARES);
        Instance one = new Instance("one").lookingAlways();

        one.positions.move(one.processor, 7, () -> assertThat(owners()).containsOnly("one"));

        assertThat(stored.of(POLICY).values().stream().map(StoredTokens.Stored::position))
                .containsOnly(7L);
        assertThat(one.pauses.isLeftToAnother(POLICY)).isFalse();
        await("the other to run again").atMost(PATIENCE).until(() -> other.processor.isRunning());
        assertThat(database.getCollection("pauses").countDocuments()).isZero();
    }

    @Test
    @DisplayName(
            "is taken for one alone once more when the others have let go, and is out of everybody else's hands here, too")
    void alone() {
        Instance other = new Instance("other");
        List<Long> untilWhen = new CopyOnWriteArrayList<>();
        other.threads.scheduleWithFixedDelay(
                () -> {
                    other.pauses.look();
                    if (other.pauses.isLeftToAnother(POLICY)) {
                        untilWhen.add(aloneUntil());
                    }
                    other.inForce.look();
                },
                50,
                50,
                TimeUnit.MILLISECONDS);
        await("the other to have all shares").atMost(PATIENCE).until(() -> other.shares() == SHARES);
        Instance one = new Instance("one").lookingAlways();
        List<Object> seen = new CopyOnWriteArrayList<>();

        one.positions.move(one.processor, 7, () -> {
            seen.add(aloneUntil() > untilWhen.get(0));
            seen.add(one.pauses.mayBeClaimed(POLICY));
            seen.add(CompletableFuture.supplyAsync(() -> one.pauses.mayBeClaimed(POLICY))
                    .join());
        });

        assertThat(seen).containsExactly(true, true, false);
        assertThat(one.pauses.mayBeClaimed(POLICY)).isTrue();
    }

    private long aloneUntil() {
        return Objects.requireNonNull(database.getCollection("pauses")
                        .find(Filters.eq(POLICY))
                        .first())
                .get("aloneUntil", Number.class)
                .longValue();
    }

    @Test
    @DisplayName("is paused, and may be moved all the same")
    void movedWhilePaused() {
        Instance one = new Instance("one").lookingAlways();
        one.pauses.pause(POLICY, "operator", "to move it");
        await("it to stand still").atMost(PATIENCE).until(() -> !one.processor.isRunning() && owners().isEmpty());

        one.positions.move(one.processor, 7, () -> {});
        one.positions.rebuild(one.processor);

        assertThat(one.processor.isRunning()).isFalse();
        assertThat(one.pauses.of(POLICY)).isPresent();
        assertThat(owners()).isEmpty();
    }

    @Test
    @DisplayName(
            "is changed by one at a time; one that dies meanwhile keeps it from the others for two claims at the most")
    void oneAtATime() {
        Pauses one = new Pauses(database.getCollection("pauses"), "one", Duration.ofHours(1), Clock.systemUTC());
        Pauses other = new Pauses(database.getCollection("pauses"), "other", Duration.ZERO, Clock.systemUTC());

        assertThat(other.takeAlone(POLICY)).isTrue();
        assertThat(one.takeAlone(POLICY)).as("the other's two claims are over").isTrue();
        assertThat(other.takeAlone(POLICY)).isFalse();
        other.look();
        assertThat(other.isLeftToAnother(POLICY)).isTrue();
        assertThat(other.mayBeClaimed(POLICY)).isFalse();
        one.look();
        assertThat(one.mayBeClaimed(POLICY)).isTrue();
    }

    private List<String> owners() {
        return stored.of(POLICY).values().stream()
                .map(StoredTokens.Stored::owner)
                .filter(owner -> !owner.isEmpty())
                .distinct()
                .toList();
    }
}
