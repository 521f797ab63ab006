package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.importer.GenerateOrders;
import shop.importer.ImportOrders;
import shop.verification.TypedCommands.Running;

@DisplayName("Many processes under load")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "starts mvn by its name, and ends a process as kill -9 does")
@EnabledIfSystemProperty(
        named = "processes.under.load",
        matches = "true",
        disabledReason = "mvn verify -Pthorough, or -Dprocesses.under.load=true: it takes minutes")
class ManyProcessesUnderLoadTest {

    private static final Duration BOUND = TypedCommands.BOUND;

    /** How many ask at the same time. */
    private static final int ASKING = 3;

    private static final String REFERENCES = "beside-the-import-";

    @TempDir
    Path folder;

    private TypedCommands typed;
    private Shop shop;

    /** What each key was answered with: the order that it has placed. */
    private final Map<String, String> placed = new ConcurrentHashMap<>();

    private final Queue<String> failed = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws IOException {
        typed = new TypedCommands(folder, "order=2,payment=2,shipping=2", "--shop.routing.answer-timeout=5m");
        shop = new Shop(typed.address("gateway"));
    }

    @AfterEach
    void stop() throws IOException {
        if (typed != null) {
            typed.close();
        }
    }

    @Test
    @DisplayName("lose one of each half-way through an import: the three books agree, no request that can be repeated"
            + " fails, and each order that was placed under a key is there once; three instances of the order"
            + " service share its commands")
    void oneOfEachIsKilled() throws Exception {
        ScheduledExecutorService others = Executors.newScheduledThreadPool(ASKING + 1);
        for (int each = 0; each < ASKING; each++) {
            others.scheduleWithFixedDelay(this::askWhatChangesNothing, 0, 20, TimeUnit.MILLISECONDS);
        }
        others.scheduleWithFixedDelay(this::placeUnderAKey, 0, 500, TimeUnit.MILLISECONDS);
        try {
            CompletableFuture<Integer> importing = importing("first", 150);
            Map<String, Running> running = typed.running();
            await("some orders to be closed")
                    .atMost(BOUND)
                    .ignoreExceptions()
                    .until(() -> total("/orders?status=CLOSED&size=1") >= 30);
            assertThat(importing).as("the import is under way").isNotDone();
            int before = placed.size();
            for (String one : List.of("order-1", "payment-1", "shipping-1")) {
                typed.kill(running, one);
            }
            await("orders to be placed after that").atMost(BOUND).until(() -> placed.size() > before + 20);
            reconciled("first", importing);
        } finally {
            others.shutdown();
        }
        assertThat(others.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(failed).isEmpty();
        eachIsThereOnce();

        assertThat(typed.command("-q", "-Drun=scale", "-Dinstances=order=3")).contains("order-1 is started.");
        Map<String, Long> before = commandsTaken("order");
        reconciled("second", importing("second", 800));
        Map<String, Long> after = commandsTaken("order");
        List<Long> shares = after.entrySet().stream()
                .map(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
                .toList();
        double even = shares.stream().mapToLong(Long::longValue).average().orElseThrow();
        System.out.println("Commands that each of the three has taken: " + shares);
        assertThat(shares)
                .hasSize(3)
                .allSatisfy(share -> assertThat((double) share).isBetween(0.8 * even, 1.2 * even));
    }

    /** Asked once more, each key names the order that it named; and there are no others. */
    private void eachIsThereOnce() {
        assertThat(placed.values()).doesNotHaveDuplicates();
        placed.forEach((key, order) -> {
            Shop.Answer again = await(key).atMost(BOUND).until(() -> place(key), answer -> !isTooMuch(answer));
            assertThat(again.header("location")).as(key).isEqualTo(order);
            assertThat(again.header("idempotency-replayed")).as(key).isEqualTo("true");
        });
        String all = "/orders?prefix=" + REFERENCES + "&size=1";
        await("the list to show all").atMost(BOUND).until(() -> total(all) >= placed.size());
        assertThat(total(all)).isEqualTo(placed.size());
    }

    private void placeUnderAKey() {
        String key = REFERENCES + (placed.size() + 1);
        asked("an order under " + key, () -> place(key))
                .ifPresent(answer -> placed.put(key, answer.header("location")));
    }

    private Shop.Answer place(String key) {
        return shop.place(Orders.mugsAndTeaReferredTo(key), "Idempotency-Key", key);
    }

    private void askWhatChangesNothing() {
        asked("orders", () -> shop.read("/orders?size=1"));
        asked("a payment", () -> shop.read("/payments/payment-of-nobody"));
        asked("shipments", () -> shop.read("/shipments?size=1"));
    }

    /** By somebody who notes what failed, and whom the order service may have come later (ORD-20): nothing is done then. */
    private Optional<Shop.Answer> asked(String what, Supplier<Shop.Answer> question) {
        try {
            Shop.Answer answer = question.get();
            if (answer.status() < 500) {
                return Optional.of(answer);
            }
            if (!isTooMuch(answer)) {
                failed.add(Instant.now() + " " + what + ": " + answer.status() + " " + answer.body());
            }
        } catch (RuntimeException noAnswer) {
            failed.add(Instant.now() + " " + what + ": " + noAnswer);
        }
        return Optional.empty();
    }

    private static boolean isTooMuch(Shop.Answer answer) {
        return answer.body().path("rule").asString("").equals("ORD-20");
    }

    private int total(String list) {
        return shop.read(list).body().get("total").asInt();
    }

    private CompletableFuture<Integer> importing(String name, int orders) {
        Path files = folder.resolve(name);
        GenerateOrders.run(
                "--folder=" + files,
                "--orders=" + orders,
                "--seed=" + name.hashCode(),
                "--answers-lost=0",
                "--unchanged");
        return CompletableFuture.supplyAsync(() -> ImportOrders.run(
                "--folder=" + files,
                "--gateway=" + typed.address("gateway"),
                "--psp=" + typed.address("psp"),
                "--carrier=" + typed.address("carrier"),
                "--report=" + folder.resolve(name + ".txt")));
    }

    private void reconciled(String name, CompletableFuture<Integer> importing) throws Exception {
        assertThat(importing.get(BOUND.toMinutes(), TimeUnit.MINUTES)).isZero();
        assertThat(Files.readAllLines(folder.resolve(name + ".txt"))).contains("The three books agree.");
    }

    /** How many commands each instance of a service was handed, by the node's own count. */
    private Map<String, Long> commandsTaken(String service) {
        Map<String, Long> taken = new LinkedHashMap<>();
        new Shop("")
                .look("GET", typed.address("viewer") + "/v1/commands", "")
                .findValues("handlers")
                .forEach(handlers -> handlers.forEach(handler -> {
                    if (handler.get("component").asString().equals(service)) {
                        taken.put(
                                handler.get("clientId").asString(),
                                handler.get("taken").asLong());
                    }
                }));
        return taken;
    }
}
