package shop.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import shop.mongo.EmbeddedMongo;
import shop.platform.processing.BatchEnd;
import shop.platform.processing.Edition;

@DisplayName("A projection's document")
class ViewsTest {

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("views"));
    private final MongoTemplate mongo = new MongoTemplate(client, "views");
    private final List<String> written = new ArrayList<>();
    private final Views<Counter> views = new Views<>(mongo, Counter.class, document -> written.add(document.id()));

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    @DisplayName("is written once per batch, and others hear of it then")
    void isWrittenOncePerBatch() throws Exception {
        inABatch(
                () -> views.begin("a", 0, () -> new Counter("a")),
                () -> views.change("a", 1, Counter::increase),
                () -> views.change("a", 2, Counter::increase));

        assertThat(views.find("a")).hasValueSatisfying(counter -> {
            assertThat(counter.count).isEqualTo(2);
            assertThat(counter.position()).isEqualTo(2);
        });
        assertThat(written).containsExactly("a");
    }

    @Test
    @DisplayName("does not change by what it has seen already")
    void ignoresRepeats() throws Exception {
        inABatch(() -> views.begin("a", 0, () -> new Counter("a")), () -> views.change("a", 1, Counter::increase));

        inABatch(
                () -> views.begin("a", 0, () -> new Counter("a")),
                () -> views.change("a", 1, Counter::increase),
                () -> views.change("a", 2, Counter::increase));

        assertThat(views.find("a"))
                .hasValueSatisfying(counter -> assertThat(counter.count).isEqualTo(2));
    }

    @Test
    @DisplayName("that another instance has written meanwhile is not overwritten: the batch is stale")
    void noticesOthers() throws Exception {
        inABatch(() -> views.begin("a", 0, () -> new Counter("a")));

        assertThatThrownBy(() -> inABatch(() -> views.change("a", 1, Counter::increase), () -> {
                    Counter other = new Counter("a");
                    other.seen(5);
                    mongo.save(other);
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);

        assertThat(views.find("a"))
                .hasValueSatisfying(counter -> assertThat(counter.position()).isEqualTo(5));
    }

    @Test
    @DisplayName("keeps no half of a change that failed, and all of those before and after it")
    void failsWhole() throws Exception {
        inABatch(() -> views.begin("a", 0, () -> new Counter("a")));

        inABatch(
                () -> views.change("a", 1, Counter::increase),
                () -> assertThatThrownBy(() -> views.change("a", 2, counter -> {
                            counter.increase();
                            throw new IllegalArgumentException("half-way");
                        }))
                        .hasMessage("half-way"),
                () -> views.change("a", 3, Counter::increase));

        assertThat(views.find("a")).hasValueSatisfying(counter -> {
            assertThat(counter.count).isEqualTo(2);
            assertThat(counter.position()).isEqualTo(3);
        });
    }

    @Test
    @DisplayName("cannot change before it was begun")
    void mustBegin() {
        assertThatThrownBy(() -> inABatch(() -> views.change("b", 3, Counter::increase)))
                .hasMessageContaining("No Counter was begun for b");
    }

    @Test
    @DisplayName("is forgotten with all others before a rebuild")
    void isForgotten() throws Exception {
        inABatch(() -> views.begin("a", 0, () -> new Counter("a")));
        views.reset();
        assertThat(views.find("a")).isEmpty();
    }

    @Test
    @DisplayName("is begun anew by a rebuild that another instance has cleared the store for")
    void isRebuiltElsewhere() throws Exception {
        inABatch(() -> views.begin("a", 0, () -> new Counter("a")), () -> views.change("a", 1, Counter::increase));

        new Views<>(mongo, Counter.class, document -> {}).reset();
        inABatch(() -> views.begin("a", 0, () -> new Counter("a")), () -> views.change("a", 1, Counter::increase));

        assertThat(views.find("a"))
                .hasValueSatisfying(counter -> assertThat(counter.count).isEqualTo(1));
    }

    @Test
    @DisplayName("is made anew beside the one that is read, which goes on; nobody hears of it")
    void isMadeAnewBeside() throws Exception {
        inABatch(() -> views.begin("a", 0, () -> new Counter("a")));
        MongoContract.inABatch(Edition.Step.BEGIN, views::reset);

        MongoContract.inABatch(Edition.Step.FOLLOW, () -> views.begin("a", 0, () -> new Counter("a")));
        inABatch(() -> views.change("a", 1, Counter::increase));
        MongoContract.inABatch(
                Edition.Step.FOLLOW,
                () -> views.change("a", 1, Counter::increase),
                () -> views.change("a", 2, Counter::increase));

        assertThat(views.find("a"))
                .hasValueSatisfying(counter -> assertThat(counter.count).isEqualTo(1));
        assertThat(written).containsExactly("a", "a");
        MongoContract.inABatch(Edition.Step.TAKE_OVER, views::reset);
        assertThat(views.find("a"))
                .hasValueSatisfying(counter -> assertThat(counter.count).isEqualTo(2));
    }

    @Test
    @DisplayName("as it was before a rebuild does not overwrite the one that another instance has made anew")
    void earlierEditionIsStale() throws Exception {
        Views<Counter> elsewhere = new Views<>(mongo, Counter.class, document -> {});
        inABatch(() -> views.begin("a", 0, () -> new Counter("a")));
        MongoContract.inABatch(Edition.Step.BEGIN, elsewhere::reset);
        MongoContract.inABatch(
                Edition.Step.FOLLOW,
                () -> elsewhere.begin("a", 0, () -> {
                    Counter counter = new Counter("a");
                    counter.count = 10;
                    return counter;
                }));
        MongoContract.inABatch(Edition.Step.TAKE_OVER, elsewhere::reset);

        assertThatThrownBy(() -> inABatch(() -> views.change("a", 1, Counter::increase)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        inABatch(() -> views.change("a", 1, Counter::increase));

        assertThat(views.find("a"))
                .hasValueSatisfying(counter -> assertThat(counter.count).isEqualTo(11));
    }

    @Test
    @DisplayName("that is given up leaves the one that is read as it was")
    void isGivenUp() throws Exception {
        inABatch(() -> views.begin("a", 0, () -> new Counter("a")));
        MongoContract.inABatch(Edition.Step.BEGIN, views::reset);
        MongoContract.inABatch(Edition.Step.GIVE_UP, views::reset);

        assertThat(views.find("a")).isPresent();
        assertThat(mongo.getCollectionNames()).containsExactly("counters");
    }

    /** Runs each step as the handling of one event of the same batch. */
    private static void inABatch(Step... steps) throws Exception {
        List<EventMessage<?>> events = new ArrayList<>();
        for (Step step : steps) {
            events.add(GenericEventMessage.asEventMessage(step));
        }
        var batch = new BatchingUnitOfWork<EventMessage<?>>(events);
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
    private interface Step {
        void run();
    }

    @Document("counters")
    static final class Counter extends Projected {

        private int count;

        Counter(String id) {
            super(id);
        }

        void increase() {
            count++;
        }
    }
}
