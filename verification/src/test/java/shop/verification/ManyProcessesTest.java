package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.verification.TypedCommands.Running;
import tools.jackson.databind.JsonNode;

/** One system, of which one test after the other takes something away, and brings it back: starting it takes longest. */
@DisplayName("Many processes")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "starts mvn by its name, and ends a process as kill -9 does")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManyProcessesTest {

    private static final Duration BOUND = TypedCommands.BOUND;

    /** Asked by nobody else, so that a limit for it holds up nobody else. */
    private static final String ASKED = "/actuator/health/liveness";

    private static final String NARROW = "shop.limits.rates: { \"[" + ASKED + "]\": 1 }\n";

    /** More than a narrow limit lets through at once, and far less than the usual one. */
    private static final int MANY = 40;

    private static final int TOO_MANY_REQUESTS = 429;

    @TempDir
    static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TypedCommands typed;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException {
        typed = new TypedCommands(folder, "order=2");
        shop = new Shop(typed.address("gateway"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (typed != null) {
            typed.close();
        }
    }

    @Test
    @Order(1)
    @DisplayName("are started by the one command that the README has, told of, and take orders")
    void started() throws Exception {
        assertThat(Files.readString(Path.of("../README.md"))).contains("`mvn -Drun=processes -Dinstances=order=2`");

        assertThat(typed.running()).containsKeys("order-1", "order-2", "payment-1", "shipping-1", "gateway-1", "node");
        closed("order-4101");
        assertThat(typed.command("-q", "-Drun=logs", "-Dof=order", "-Dlast=5"))
                .containsPattern("(?m)^order-1 +\\| \\S")
                .containsPattern("(?m)^order-2 +\\| \\S")
                .doesNotContain("payment-1");
    }

    @Test
    @Order(2)
    @DisplayName("do what a changed setting says, each instance and without a restart")
    void settingChanged() throws Exception {
        Map<String, Running> running = typed.running();
        assertThat(isLimited(running.get("order-1"))).isFalse();
        assertThat(isLimited(running.get("order-2"))).isFalse();

        Files.writeString(settings(), NARROW);

        awaitLimit(running, "order-1", true);
        awaitLimit(running, "order-2", true);
    }

    @Test
    @Order(3)
    @DisplayName(
            "go on without the registry and one of the instances; another is started meanwhile, and is found once the"
                    + " registry is back")
    void registryAway() throws Exception {
        Map<String, Running> running = typed.running();
        typed.kill(running, "registry");
        typed.kill(running, "order-1");
        closed("order-4102");

        assertThat(typed.command("-q", "-Drun=scale", "-Dinstances=order=2,registry=1"))
                .contains("order-1 is started.", "registry is started.");
        await("all to join")
                .atMost(BOUND)
                .ignoreExceptions()
                .until(() -> registered()
                        .containsAll(List.of(
                                "order-1", "order-2", "payment-1", "shipping-1", "authorization-1", "gateway-1")));
        assertThat(typed.command("-q", "-Drun=scale", "-Dinstances=order=2"))
                .contains("There are as many as that already.");
    }

    @Test
    @Order(4)
    @DisplayName("go on without the configuration store, with what they have; another is started meanwhile with its own"
            + " settings, and takes the store's once it is back")
    void storeAway() throws Exception {
        Map<String, Running> running = typed.running();
        typed.kill(running, "configuration");
        typed.kill(running, "order-2");
        closed("order-4103");
        assertThat(typed.command("-q", "-Drun=scale", "-Dinstances=order=2")).contains("order-2 is started.");
        Map<String, Running> without = typed.running();
        awaitLimit(without, "order-1", true);
        assertThat(isLimited(without.get("order-2")))
                .as("it has never heard of the limit")
                .isFalse();

        typed.command("-q", "-Drun=scale", "-Dinstances=configuration=1");
        awaitLimit(without, "order-2", true);

        Files.writeString(settings(), "# nothing\n");
        awaitLimit(without, "order-1", false);
        awaitLimit(without, "order-2", false);
        closed("order-4104");
    }

    @Test
    @Order(5)
    @DisplayName("are stopped by one command")
    void stopped() throws Exception {
        typed.command("-q", "-Drun=stop");

        assertThat(typed.awaitEnd()).isZero();
    }

    private static Path settings() {
        return typed.data().resolve("configuration/order.yml");
    }

    private static void awaitLimit(Map<String, Running> running, String instance, boolean limited) {
        await(instance + (limited ? " to be limited" : " to be free again"))
                .atMost(BOUND)
                .until(() -> isLimited(running.get(instance)) == limited);
    }

    /** Whether so many requests, one after the other, are too many for it. */
    private static boolean isLimited(Running instance) {
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(instance.address() + ASKED)).build();
        return IntStream.range(0, MANY)
                .map(request -> {
                    try {
                        return HTTP.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode();
                    } catch (IOException unreachable) {
                        throw new AssertionError(instance + " does not answer", unreachable);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        throw new AssertionError(interrupted);
                    }
                })
                .anyMatch(status -> status == TOO_MANY_REQUESTS);
    }

    /** The instances that the registry knows to be ready. */
    private static Set<String> registered() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(typed.address("registry") + "/eureka/apps"))
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(typed.data().resolve("registry-access-token"))
                                        .strip())
                .build();
        String answer =
                HTTP.send(question, HttpResponse.BodyHandlers.ofString()).body();
        Set<String> ready = new TreeSet<>();
        for (JsonNode application :
                Shop.JSON.readTree(answer).path("applications").path("application")) {
            for (JsonNode instance : application.path("instance")) {
                if (instance.path("status").asString().equals("UP")) {
                    ready.add(instance.path("instanceId").asString().replaceFirst("@\\d+$", ""));
                }
            }
        }
        return ready;
    }

    private static void closed(String order) {
        await(order + " to be taken").atMost(BOUND).until(() -> isTaken(order));
        await(order + " to be closed")
                .atMost(BOUND)
                .until(() -> shop.read("/orders/" + order).body().path("status").asString(""), "CLOSED"::equals);
    }

    /** Who has no key is told to ask again when an instance is killed at that moment; it is the same order (ORD-13). */
    private static boolean isTaken(String order) {
        Shop.Answer answer = shop.place(Orders.mugsAndTea(order, "tok_approve"));
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201, 202, 503);
        return answer.status() != 503;
    }
}
