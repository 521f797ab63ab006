package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import shop.order.OrderTerms;
import shop.order.http.OrdersOverHttp.Answer;
import shop.order.ordering.MugsAndTea;
import shop.platform.trying.StoredMessages;
import shop.platform.trying.Terms;
import tools.jackson.databind.json.JsonMapper;

/** What everybody may do without a token, and what keeps it from those who have come to buy something. */
@DisplayName("Scenarios of the book that many readers try")
class ManyTrialsOverHttpTest {

    private static final String PATH = "/specifications/order/trials";
    private static final String NOBODY = "";
    private static final int PATIENCE_SECONDS = 60;

    /** Far more than a second's, so that some find nothing left however slow the machine is. */
    private static final int MANY = 400;

    private static final int AT_ONCE = 8;

    private ExecutorService readers;
    private OrdersOverHttp http;

    /** Under which a scenario goes on only once it is told to. */
    static final class HeldTerms implements Terms {

        private final Terms real = new OrderTerms();
        private final Semaphore begun = new Semaphore(0);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);

        @Override
        public Set<String> settings() {
            return real.settings();
        }

        @Override
        public List<Object> under(Binder settings) {
            begun.release();
            try {
                assertThat(mayGoOn.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return real.under(settings);
        }
    }

    static final class Held {

        @Bean
        @Primary
        HeldTerms heldTerms() {
            return new HeldTerms();
        }
    }

    @BeforeEach
    void start() {
        readers = Executors.newFixedThreadPool(AT_ONCE);
        http = OrdersOverHttp.startWith(Held.class);
    }

    @AfterEach
    void stop() {
        readers.shutdownNow();
        http.close();
    }

    private Answer play(String kind) {
        StoredMessages stored = new StoredMessages();
        Map<String, Object> step = Map.of(
                "kind", kind, "name", stored.name(MugsAndTea.place()), "content", stored.content(MugsAndTea.place()));
        return http.post(
                NOBODY,
                PATH,
                JsonMapper.shared()
                        .writeValueAsString(Map.of("begins", "2026-01-05T09:00:00+09:00", "steps", List.of(step))));
    }

    @Test
    @DisplayName("are played two at once: a third is sent away at once, and comes back when there is a place")
    void twoAtOnce() throws Exception {
        HeldTerms terms = http.bean(HeldTerms.class);
        Future<Answer> first = readers.submit(() -> play("ASKED"));
        Future<Answer> second = readers.submit(() -> play("ASKED"));
        assertThat(terms.begun.tryAcquire(2, PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("both have begun")
                .isTrue();

        Answer third = play("ASKED");
        assertThat(third.status()).as(third.raw().body()).isEqualTo(503);
        assertThat(third.header("Retry-After")).isEqualTo("1");
        assertThat(third.header("Content-Type")).startsWith("application/problem+json");

        terms.mayGoOn.countDown();
        assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS).status()).isEqualTo(200);
        for (int refused = 0; refused < 3; refused++) {
            assertThat(play("OBEYED").status()).as("asks nothing").isEqualTo(400);
        }
        assertThat(play("ASKED").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("are twenty of one caller in a second; whatever else the caller wants is not counted with them")
    void twentyOfOneCaller() throws Exception {
        List<Callable<Answer>> wanted = new ArrayList<>(Collections.nCopies(MANY, () -> http.post(NOBODY, PATH, "{}")));
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : readers.invokeAll(wanted)) {
            answers.add(answer.get());
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 400).hasSizeGreaterThanOrEqualTo(20);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.text("/code")).isEqualTo("too-many-requests"))
                .anySatisfy(answer ->
                        assertThat(answer.text("/detail")).startsWith("By one caller 20 requests a second may come."));
        assertThat(http.get(NOBODY, "/orders/order-1").status()).isEqualTo(401);
    }
}
