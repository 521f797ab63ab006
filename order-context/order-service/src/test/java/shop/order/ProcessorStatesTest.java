package shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.order.RunningOrders.Answer;
import shop.platform.processing.ShareState;
import shop.rehearsal.RawLog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each state of the table in docs/operating.md, produced for real, and seen in five places: the status, the health, the
 * metric, how new orders are answered, and what the node tells its viewer.
 */
@DisplayName("A share of a processor's work is told in five places as")
class ProcessorStatesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path OPERATING = Path.of("../../docs/operating.md");

    private static final String HEARS = "order-hears";
    private static final String ASKS_PAYMENT = "order-asks-payment";
    private static final String TRACKING = "order-tracking";
    private static final int SHARE = 1;
    private static final int MOST_PARKED = 2;

    @TempDir
    private static Path folder;

    private static OrderServers servers;
    private static Optional<RunningOrders> second = Optional.empty();
    private static int number;

    /** How a state comes to be and ends, and how it shows. Where servers are lost, others are started. */
    private enum Row {
        RUNNING(HEARS, Work.DONE, Orders.ACCEPTED, Row::isWorkedOn, () -> {}, () -> {}),
        REPLAYING(
                TRACKING,
                Work.DONE,
                Orders.ACCEPTED,
                told -> share(told).path("replaying").asBoolean(),
                () -> servers.orders.replayBeyondTheEnd(TRACKING),
                () -> move(TRACKING)),
        BEHIND(
                ASKS_PAYMENT,
                Work.DONE,
                Orders.ACCEPTED,
                told -> told.get("segments")
                        .valueStream()
                        .anyMatch(share -> share.get("lag").asLong() > 0),
                () -> place("tok_slow"),
                () -> servers.others.release()),
        ELSEWHERE(
                HEARS,
                Work.DONE,
                Orders.ACCEPTED,
                told -> isWorkedOn(told) && told.get("instances").size() == 2,
                () -> {
                    second = Optional.of(servers.another("second"));
                    letGoOfTheShare();
                },
                () -> {
                    second.ifPresent(RunningOrders::close);
                    takeTheShare();
                }),
        WAITING_FOR_CLAIM(
                HEARS,
                Work.DONE,
                Orders.ACCEPTED,
                Row::isNobodys,
                ProcessorStatesTest::letGoOfTheShare,
                ProcessorStatesTest::takeTheShare),
        UNCLAIMED(
                HEARS,
                Work.MISSING,
                Orders.REFUSED,
                Row::isNobodys,
                ProcessorStatesTest::letGoOfTheShare,
                ProcessorStatesTest::takeTheShare),
        PAUSED(
                HEARS,
                Work.MISSING,
                Orders.REFUSED,
                told -> !told.get("running").asBoolean(),
                () -> operate("PUT", "/processors/" + HEARS + "/pause", "{\"reason\": \"to look at it\"}"),
                () -> operate("DELETE", "/processors/" + HEARS + "/pause", "")),
        TOKEN_MISSING(
                HEARS,
                Work.MISSING,
                Orders.REFUSED,
                Row::isNobodys,
                () -> tokens().deleteOne(tokenOfTheShare()),
                () -> move(HEARS)),
        TOKEN_UNREADABLE(
                HEARS,
                Work.MISSING,
                Orders.REFUSED,
                Row::isNobodys,
                ProcessorStatesTest::tearTheToken,
                () -> move(HEARS)),
        QUEUE_FULL(
                HEARS,
                Work.MISSING,
                Orders.REFUSED,
                Row::isInTrouble,
                ProcessorStatesTest::parkMoreThanThereIsRoomFor,
                ProcessorStatesTest::discardAll),
        ABORTED(
                ASKS_PAYMENT,
                Work.MISSING,
                Orders.ACCEPTED,
                Row::isInTrouble,
                () -> {
                    servers.others.close();
                    place("tok_approve");
                },
                () -> {
                    servers.others = PaymentAndShipping.start(servers.node);
                    servers.close();
                    start();
                }),
        FAILING(
                HEARS,
                Work.MISSING,
                Orders.ACCEPTED,
                told -> told.get("error").asBoolean(),
                () -> servers.relay.close(),
                () -> {});

        private final String processor;
        private final Work work;
        private final Orders orders;
        private final Predicate<JsonNode> viewer;
        private final Runnable beginning;
        private final Runnable end;

        Row(String processor, Work work, Orders orders, Predicate<JsonNode> viewer, Runnable beginning, Runnable end) {
            this.processor = processor;
            this.work = work;
            this.orders = orders;
            this.viewer = viewer;
            this.beginning = beginning;
            this.end = end;
        }

        private static JsonNode share(JsonNode told) {
            return told.get("segments")
                    .valueStream()
                    .filter(share -> share.get("id").asInt() == SHARE)
                    .findFirst()
                    .orElseGet(JsonMapper.shared()::createObjectNode);
        }

        private static boolean isWorkedOn(JsonNode told) {
            return told.get("running").asBoolean()
                    && share(told).path("error").asString("nobody").isEmpty();
        }

        private static boolean isNobodys(JsonNode told) {
            return told.get("missing")
                    .valueStream()
                    .anyMatch(share -> share.get("id").asInt() == SHARE);
        }

        private static boolean isInTrouble(JsonNode told) {
            return told.get("error").asBoolean()
                    || !told.get("missing").isEmpty()
                    || told.get("segments")
                            .valueStream()
                            .anyMatch(share -> !share.get("error").asString().isEmpty());
        }
    }

    /** What such a share is to do. */
    private enum Work {
        DONE,
        MISSING
    }

    private enum Orders {
        ACCEPTED,
        REFUSED
    }

    @BeforeAll
    static void start() {
        servers = OrderServers.start(
                folder,
                "--shop.processing.parked=" + MOST_PARKED,
                // What waits for a claim does so for twice as long, and is to be seen meanwhile.
                "--shop.processing.claim=10s");
    }

    @AfterAll
    static void stop() {
        second.ifPresent(RunningOrders::close);
        servers.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void isTold(Row row) {
        await("every share to be at work").atMost(PATIENCE).until(ProcessorStatesTest::allIsWell);

        row.beginning.run();

        JsonNode told = await("the status").atMost(PATIENCE).until(() -> share(row), share -> !share.isMissingNode());
        assertThat(told.get("since").asString()).startsWith("20");
        assertThat(told.get("reason").asString().isEmpty())
                .as("it goes without saying")
                .isEqualTo(row == Row.RUNNING || row == Row.REPLAYING);
        await("the health")
                .atMost(PATIENCE)
                .until(ProcessorStatesTest::health, row.work == Work.DONE ? "UP"::equals : "OUT_OF_SERVICE"::equals);
        await("the metric").atMost(PATIENCE).until(() -> metric(row) > 0);
        await("the answer to a new order")
                .atMost(PATIENCE)
                .until(
                        () -> place("tok_approve"),
                        answer -> row.orders == Orders.ACCEPTED
                                ? answer.status() / 100 == 2
                                : answer.status() == 503 && answer.text("/code").equals("what-follows-stands-still"));
        await("the viewer").atMost(PATIENCE).until(() -> viewer(row.processor), row.viewer);
        await("the state to last").atMost(PATIENCE).until(() -> !share(row).isMissingNode());

        row.end.run();
    }

    private static boolean allIsWell() {
        return place("tok_approve").status() / 100 == 2
                && processors()
                        .allMatch(processor ->
                                processor.get("shares").valueStream().count() == 4
                                        && processor
                                                .get("shares")
                                                .valueStream()
                                                .allMatch(share -> share.get("state")
                                                        .asString()
                                                        .equals("RUNNING")));
    }

    @Test
    @DisplayName("docs/operating.md has it")
    void documented() throws IOException {
        Map<String, List<Boolean>> table = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|[^|]*\\| (yes )?\\| ([^|]*) \\|")
                .matcher(Files.readString(OPERATING))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> List.of(row.group(2) != null, row.group(3).equals("refused"))));

        assertThat(table)
                .isEqualTo(Stream.of(Row.values())
                        .collect(Collectors.toMap(
                                Row::name, row -> List.of(row.work == Work.MISSING, row.orders == Orders.REFUSED))))
                .containsOnlyKeys(Stream.of(ShareState.values()).map(Enum::name).toList());
    }

    // The five places

    private static Stream<JsonNode> processors() {
        return operate("GET", "/processors", "").body().valueStream();
    }

    private static JsonNode share(Row row) {
        return processors()
                .filter(processor -> processor.get("name").asString().equals(row.processor))
                .flatMap(processor -> processor.get("shares").valueStream())
                .filter(share -> share.get("state").asString().equals(row.name()))
                .findFirst()
                .orElse(JsonMapper.shared().missingNode());
    }

    private static String health() {
        return servers.orders.get(servers.olga, "/actuator/health").text("/components/processors/status");
    }

    private static double metric(Row row) {
        return servers.orders
                .get(
                        servers.olga,
                        "/actuator/metrics/shop.processor.shares?tag=processor:" + row.processor + "&tag=state:"
                                + row.name())
                .body()
                .at("/measurements/0/value")
                .asDouble();
    }

    private static Answer place(String token) {
        return servers.orders.post(
                servers.mugShop,
                "/orders",
                GreenTea.paidWith(token),
                "Idempotency-Key",
                "cart-" + number++,
                "Prefer",
                "respond-async");
    }

    private static JsonNode viewer(String processor) {
        URI address = URI.create("http://" + servers.node.host() + ":"
                + servers.node.httpPort().orElseThrow() + "/v1/components/order/processors");
        try {
            String told = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared()
                    .readTree(told)
                    .valueStream()
                    .filter(each -> each.get("name").asString().equals(processor))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    // How states come to be, and end

    private static Answer operate(String method, String path, String body) {
        Answer answer = servers.orders.operate(method, servers.olga, "/operations/order" + path, body);
        assertThat(answer.status()).as(answer.raw()).isLessThan(300);
        return answer;
    }

    private static void move(String processor) {
        operate("PUT", "/processors/" + processor + "/position", """
                {"position": "HEAD", "reason": "what it was is lost", "dryRun": false}""");
    }

    private static void letGoOfTheShare() {
        servers.orders.processor(HEARS).releaseSegment(SHARE, 10, TimeUnit.MINUTES);
    }

    private static void takeTheShare() {
        servers.orders.processor(HEARS).claimSegment(SHARE);
    }

    private static MongoCollection<Document> tokens() {
        return servers.store.getDatabase("order").getCollection("trackingtokens");
    }

    private static Bson tokenOfTheShare() {
        return Filters.and(Filters.eq("processorName", HEARS), Filters.eq("segment", SHARE));
    }

    private static void tearTheToken() {
        servers.orders.processor(HEARS).shutDown();
        tokens().updateOne(
                        tokenOfTheShare(),
                        Updates.set("token", new Binary("{\"torn".getBytes(StandardCharsets.UTF_8))));
        servers.orders.processor(HEARS).start();
    }

    private static void parkMoreThanThereIsRoomFor() {
        for (int each = 1; each <= MOST_PARKED; each++) {
            appendUnreadable("payment-" + each);
        }
        // Shares that park at the same moment may take one more each.
        await("no room to be left").atMost(PATIENCE).until(() -> parked().size() == MOST_PARKED);
        appendUnreadable("payment-too-many");
    }

    private static void appendUnreadable(String payment) {
        try (RawLog log = new RawLog(servers.node.host(), servers.node.port())) {
            log.append(
                    RawLog.event("Payment", payment, 0, "payment.PaymentDeclined", "1", "{\"reason\": \"UNKNOWN\"}"));
        }
    }

    private static JsonNode parked() {
        return operate("GET", "/parked-events?processor=" + HEARS, "").body().get("events");
    }

    private static void discardAll() {
        await("nothing to be parked").atMost(PATIENCE.multipliedBy(2)).until(() -> {
            JsonNode parked = parked();
            parked.forEach(event -> operate(
                    "POST", "/parked-events/" + event.get("id").asString() + "/discard", "{\"reason\": \"a test\"}"));
            return parked.isEmpty() && share(Row.QUEUE_FULL).isMissingNode();
        });
    }
}
