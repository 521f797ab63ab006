package shop.platform.operations;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.mongo.EmbeddedMongo;
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
