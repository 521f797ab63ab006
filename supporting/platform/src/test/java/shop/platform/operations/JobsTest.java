package shop.platform.operations;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.mongo.EmbeddedMongo;
import shop.platform.HandTurnedClock;
import shop.platform.vital.Vitals;

@DisplayName("A job of an operator")
class JobsTest {

    private final BlockingQueue<String> ending = new LinkedBlockingQueue<>();
    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("jobs"));
    private final MongoCollection<Document> stored = client.getDatabase("jobs").getCollection("jobs");

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    @DisplayName("that an error takes away has failed, and the service ends")
    void error() throws Exception {
        try (Jobs jobs = instance(Clock.systemUTC())) {
            String id = jobs.start("retry all", job -> {
                        throw new NoClassDefFoundError("planted");
                    })
                    .id();

            assertThat(ending.poll(60, SECONDS)).contains("operations-jobs", "planted");
            assertThat(jobs.find(id)).hasValueSatisfying(job -> {
                assertThat(job.state()).isEqualTo(Jobs.State.FAILED);
                assertThat(job.message()).contains("planted");
                assertThat(job.endedAt()).isPresent();
            });
        }
    }

    @Test
    @DisplayName("is told by every instance, whichever does it, and after that one has ended")
    void everyInstance() throws Exception {
        var hasBegun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (Jobs other = instance(Clock.systemUTC())) {
            String id;
            try (Jobs one = instance(Clock.systemUTC())) {
                id = one.start("retry all", job -> {
                            job.expect(2);
                            job.did(true);
                            job.did(false);
                            hasBegun.countDown();
                            await(goOn);
                        })
                        .id();
                assertThat(hasBegun.await(60, SECONDS)).isTrue();
                assertThat(other.find(id)).hasValueSatisfying(job -> {
                    assertThat(job.state()).isEqualTo(Jobs.State.RUNNING);
                    assertThat(job.total()).isEqualTo(2);
                    assertThat(job.endedAt()).isEmpty();
                });
                goOn.countDown();
                String next = one.start("the next", job -> {}).id();
                Awaitility.await()
                        .until(() -> other.find(next)
                                .filter(job -> job.state() == Jobs.State.DONE)
                                .isPresent());
                assertThat(other.all()).extracting(Jobs.Job::id).containsExactlyInAnyOrder(id, next);
            }
            assertThat(other.find(id)).hasValueSatisfying(job -> {
                assertThat(job.state()).isEqualTo(Jobs.State.DONE);
                assertThat(List.of(job.total(), job.done(), job.failed())).containsExactly(2L, 2L, 1L);
            });
        }
    }

    @Test
    @DisplayName("whose instance is not heard of any more is told to have failed")
    void isLost() {
        var hasBegun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        try (Jobs one = instance(Clock.systemUTC());
                Jobs other = instance(later)) {
            String id = one.start("retry all", job -> {
                        hasBegun.countDown();
                        await(goOn);
                    })
                    .id();
            await(hasBegun);

            assertThat(other.find(id)).hasValueSatisfying(job -> {
                assertThat(job.state()).isEqualTo(Jobs.State.FAILED);
                assertThat(job.message()).contains("can be asked for again");
                assertThat(job.endedAt()).isPresent();
            });
            goOn.countDown();
        }
    }

    @Test
    @DisplayName("that waits for long behind another waits, as long as its instance is heard of")
    void waitsForLong() {
        var hasBegun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var clock = new HandTurnedClock(Instant.parse("2026-01-05T09:00:00Z"));
        var ofOne = new StoredJobs(stored, clock);
        try (Jobs one = new Jobs(new Vitals(ending::add), ofOne);
                Jobs other = instance(clock)) {
            String first = one.start("retry all", job -> {
                        hasBegun.countDown();
                        await(goOn);
                    })
                    .id();
            await(hasBegun);
            String second = one.start("the next", job -> {}).id();

            clock.turn(Duration.ofHours(1));
            ofOne.stillHere();
            assertThat(other.find(first).map(Jobs.Job::state)).contains(Jobs.State.RUNNING);
            assertThat(other.find(second).map(Jobs.Job::state)).contains(Jobs.State.WAITING);

            clock.turn(Duration.ofHours(1));
            assertThat(other.find(second).map(Jobs.Job::state)).contains(Jobs.State.FAILED);
            goOn.countDown();
        }
    }

    @Test
    @DisplayName("is not written again and again to a store that fails, and is written when that answers")
    void storeFails() {
        var clock = new HandTurnedClock(Instant.parse("2026-01-05T09:00:00Z"));
        var store = new FailingStore();
        var jobs = new StoredJobs(store.before(stored), clock);
        var job = new Jobs.Job(
                "job-1", "retry all", Jobs.State.DONE, 2, 2, 0, "", clock.instant(), Optional.of(clock.instant()));

        store.fails = true;
        jobs.keepNowAndThen(job);
        jobs.keepNowAndThen(job);
        assertThat(store.asked).hasValue(1);

        store.fails = false;
        jobs.stillHere();
        assertThat(new StoredJobs(stored, clock).find("job-1").map(Jobs.Job::state))
                .contains(Jobs.State.DONE);
    }

    /** Stands before the real one, and fails as one that is away. */
    private static final class FailingStore {

        private final AtomicInteger asked = new AtomicInteger();
        private boolean fails;

        @SuppressWarnings("unchecked")
        MongoCollection<Document> before(MongoCollection<Document> real) {
            return (MongoCollection<Document>) Proxy.newProxyInstance(
                    MongoCollection.class.getClassLoader(),
                    new Class<?>[] {MongoCollection.class},
                    (proxy, method, arguments) -> {
                        asked.incrementAndGet();
                        if (fails) {
                            throw new MongoException("away");
                        }
                        return method.invoke(real, arguments);
                    });
        }
    }

    private Jobs instance(Clock clock) {
        return new Jobs(new Vitals(ending::add), new StoredJobs(stored, clock));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, SECONDS)).isTrue();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
