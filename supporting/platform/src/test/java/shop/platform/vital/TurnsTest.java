package shop.platform.vital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.mongo.EmbeddedMongo;

@DisplayName("What is done again and again, with several instances of a service")
class TurnsTest {

    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final List<String> done = new ArrayList<>();
    private final ScheduledExecutorService prolonging = Executors.newSingleThreadScheduledExecutor();
    private EmbeddedMongo mongo;
    private MongoClient client;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.inMemory();
        client = MongoClients.create(mongo.uri("platform"));
    }

    @AfterEach
    void stop() {
        prolonging.shutdownNow();
        client.close();
        mongo.close();
    }

    @Test
    @DisplayName("is done by one of them, for as long as that one comes back for it")
    void byOne() {
        Runnable one = round("one", NOW);
        Runnable other = round("other", NOW);
        one.run();
        other.run();
        one.run();
        other.run();

        assertThat(done).containsExactly("one", "one");
    }

    @Test
    @DisplayName("is taken over when that one has fallen silent for three rounds, and not before")
    void takenOver() {
        round("one", NOW).run();
        round("too soon", NOW.plus(EVERY.multipliedBy(3))).run();
        round("other", NOW.plus(EVERY.multipliedBy(3)).plusMillis(1)).run();
        round("one, back", NOW.plus(EVERY.multipliedBy(3)).plusMillis(2)).run();

        assertThat(done).containsExactly("one", "other");
    }

    @Test
    @DisplayName("is taken over at once when that one cannot do it")
    void cannotDoIt() {
        Runnable failing = turns(Clock.fixed(NOW, ZoneOffset.UTC)).taking("asking", EVERY, () -> {
            throw new IllegalStateException("the log is away");
        });
        assertThatThrownBy(failing::run).hasMessage("the log is away");

        round("other", NOW).run();

        assertThat(done).containsExactly("other");
    }

    @Test
    @DisplayName("is kept while a round takes longer than three of them, and taken over after it as before")
    void longRound() {
        Duration often = Duration.ofSeconds(1);
        Instant late = NOW.plus(often.multipliedBy(10));
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        turns(moving(now))
                .taking("asking", often, () -> {
                    now.set(late);
                    await("its turn to be prolonged")
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> stored().find().first().getLong("until") > late.toEpochMilli());
                    turns(Clock.fixed(late, ZoneOffset.UTC))
                            .taking("asking", often, () -> done.add("other"), () -> done.add("other waits"))
                            .run();
                })
                .run();
        turns(Clock.fixed(late.plus(often.multipliedBy(4)), ZoneOffset.UTC))
                .taking("asking", often, () -> done.add("other"))
                .run();

        assertThat(done).containsExactly("other waits", "other");
    }

    private static Clock moving(AtomicReference<Instant> now) {
        return ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    }

    @Test
    @DisplayName("is done by one of them at a time, and by the other as soon as that one has done it")
    void alone() {
        Turns one = turns(Clock.fixed(NOW, ZoneOffset.UTC));
        Turns other = turns(Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(one.alone("label", EVERY, () -> other.alone("label", EVERY, () -> "both")))
                .contains(Optional.empty());
        assertThat(other.alone("label", EVERY, () -> "after it")).contains("after it");
        assertThatThrownBy(() -> one.alone("label", EVERY, () -> {
                    throw new IllegalStateException("nobody answers");
                }))
                .hasMessage("nobody answers");
        assertThat(other.alone("label", EVERY, () -> "after that")).contains("after that");
    }

    @Test
    @DisplayName("is each other's business only where it has the same name")
    void byName() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        turns(clock).taking("asking", EVERY, () -> done.add("asking")).run();
        turns(clock).taking("reminding", EVERY, () -> done.add("reminding")).run();

        assertThat(done).containsExactly("asking", "reminding");
    }

    /** What an instance of its own does at a moment. */
    private Runnable round(String instance, Instant at) {
        return turns(Clock.fixed(at, ZoneOffset.UTC)).taking("asking", EVERY, () -> done.add(instance));
    }

    private Turns turns(Clock clock) {
        return new Turns(stored(), clock, prolonging);
    }

    private MongoCollection<Document> stored() {
        return client.getDatabase("platform").getCollection("turns");
    }
}
