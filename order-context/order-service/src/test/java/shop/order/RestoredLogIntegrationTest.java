package shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.axoniq.axonserver.grpc.MetaDataValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.node.NodeConfiguration;
import shop.order.RunningOrders.Answer;
import shop.rehearsal.Issuer;
import shop.rehearsal.RawLog;
import tools.jackson.databind.JsonNode;

/** Over the real connector: the node's data are put back to an older copy, and the service's own store is not. */
@DisplayName("A log that was restored")
class RestoredLogIntegrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGER_THAN_A_TEST = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private EmbeddedNode node;
    private EmbeddedMongo mongo;
    private Issuer issuer;
    private PaymentAndShipping others;
    private RunningOrders orders;
    private String mugShop;
    private String olga;
    private int number;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.inMemory();
        issuer = Issuer.start();
        mugShop = issuer.token("mug-shop", "shop");
        olga = issuer.token("olga", "operator");
        begin(folder.resolve("node"));
    }

    @AfterEach
    void stop() {
        end();
        issuer.close();
        mongo.close();
    }

    @Test
    @DisplayName("from an older copy is recognised: no order is accepted, and once it is, none is skipped")
    void olderCopy() {
        confirmed(placed(2));
        node.copyTo(folder.resolve("copy"));
        List<OrderId> lost = placed(3);
        confirmed(lost);
        try (RawLog log = new RawLog(node.host(), node.port())) {
            log.append(RawLog.event("Payment", "payment-lost-1", 0, "payment.PaymentDeclined", "9", "{}"));
        }
        await("an event to be parked that the copy does not hold")
                .atMost(PATIENCE)
                .until(() -> parked() == 1);

        end();
        begin(folder.resolve("copy"));

        isRefused("restored from an older copy");
        Answer plan = accept("RESTORE_POINT", true);
        assertThat(plan.body().at("/policies")).isNotEmpty();
        assertThat(plan.body().get("forgotten").asInt()).isEqualTo(1);
        assertThat(parked()).as("a dry run").isEqualTo(1);
        isRefused("restored from an older copy");

        assertThat(accept("RESTORE_POINT", false).status()).isEqualTo(200);
        assertThat(parked()).isZero();

        confirmed(placed(5));
        await("the lost orders to be forgotten")
                .atMost(PATIENCE)
                .until(() -> orders.get(mugShop, "/orders/" + lost.get(0)).status() == 404);
        assertThat(orders.get("", "/actuator/health/readiness").text("/status")).isEqualTo("UP");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"RESTORE_POINT, CONFIRMED", "HEAD, AWAITING_PAYMENT"})
    @DisplayName(
            "and has grown since tells of which orders; policies act on that when they go on from the restore point")
    void grownSince(String policies, String status) {
        OrderId unpaid = await("an order to be accepted")
                .atMost(PATIENCE)
                .until(() -> place("tok_never"), answer -> answer.status() / 100 == 2)
                .placed();
        node.copyTo(folder.resolve("copy"));
        confirmed(placed(2));
        end();
        begin(folder.resolve("copy"));
        isRefused("restored from an older copy");
        String payment = unpaid.value().replaceFirst("order-", "payment-") + "-1";
        try (RawLog log = new RawLog(node.host(), node.port())) {
            log.append(RawLog.event(
                            "Payment", payment, 0, "payment.PaymentAuthorised", "1", """
                            {"paymentId": "%s", "orderId": "%s", "tender": 1,
                             "amount": {"minor": 850, "currency": "EUR"}, "severalCaptures": true,
                             "captureBefore": "2030-01-12T09:00:00Z"}""".formatted(payment, unpaid))
                    .putMetaData(
                            "orderId",
                            MetaDataValue.newBuilder()
                                    .setTextValue(unpaid.value())
                                    .build()));
        }

        Answer plan = accept(policies, true);
        assertThat(plan.body().get("orders")).extracting(JsonNode::asString).containsExactly(unpaid.value());
        assertThat(plan.body().get("allOrders").asBoolean()).isTrue();

        accept(policies, false);
        confirmed(placed(1));
        isAtTheHead("order-hears");
        isAtTheHead("order-tracking");
        assertThat(status(unpaid)).isEqualTo(status);
    }

    private void isAtTheHead(String processor) {
        await("every share of " + processor + " to have come to the head of the log")
                .atMost(PATIENCE)
                .until(
                        () -> orders.operate("GET", olga, "/operations/order/processors", "")
                                .body()
                                .valueStream()
                                .filter(each -> each.get("name").asString().equals(processor))
                                .flatMap(each -> each.get("shares").valueStream())
                                .mapToLong(share -> share.get("waiting").asLong())
                                .toArray(),
                        waiting -> waiting.length == 4 && LongStream.of(waiting).sum() == 0);
    }

    private String status(OrderId order) {
        return orders.get(mugShop, "/orders/" + order).text("/status");
    }

    @Test
    @DisplayName("from nothing is recognised as another one")
    void another() {
        confirmed(placed(1));
        await("the log to be known")
                .atMost(PATIENCE)
                .until(() -> !orders.operate("GET", olga, "/operations/order/log", "")
                        .text("/recognisedBy")
                        .isEmpty());

        end();
        begin(folder.resolve("another"));

        isRefused("another log");
        assertThat(accept("HEAD", false).status()).isEqualTo(200);
        confirmed(placed(2));
    }

    @Test
    @DisplayName("from the newest copy is the one that it was")
    void same() {
        confirmed(placed(1));

        end();
        begin(folder.resolve("node"));

        confirmed(placed(1));
    }

    private int parked() {
        return orders.operate("GET", olga, "/operations/order/parked-events", "")
                .body()
                .get("events")
                .size();
    }

    private void begin(Path data) {
        node = EmbeddedNode.start(NodeConfiguration.onDisk(data));
        others = PaymentAndShipping.start(node);
        orders = RunningOrders.start(node, mongo.uri("order"), issuer, LONGER_THAN_A_TEST);
    }

    private void end() {
        orders.close();
        others.close();
        node.close();
    }

    /** From the first moment on. */
    private void isRefused(String reason) {
        Answer early = place();
        assertThat(early.status()).as(early.raw()).isEqualTo(503);
        assertThat(orders.operate("GET", olga, "/operations/order/log", "").text("/mismatch/words"))
                .contains(reason);
        assertThat(orders.get("", "/actuator/health/readiness").status()).isEqualTo(503);
        Answer refused = place();
        assertThat(refused.status()).as(refused.raw()).isEqualTo(503);
        assertThat(refused.text("/code")).isEqualTo("what-follows-stands-still");
    }

    private Answer accept(String policies, boolean dryRun) {
        Answer answer = orders.operate("POST", olga, "/operations/order/log/accept", """
                {"policies": "%s", "reason": "the disk was lost", "dryRun": %s}""".formatted(policies, dryRun));
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer;
    }

    private void confirmed(List<OrderId> placed) {
        placed.forEach(order ->
                await(order.value()).atMost(PATIENCE).until(() -> status(order).equals("CONFIRMED")));
    }

    private List<OrderId> placed(int count) {
        await("orders to be accepted").atMost(PATIENCE).until(() -> place().status() / 100 == 2);
        return IntStream.range(0, count).mapToObj(each -> place().placed()).toList();
    }

    private Answer place() {
        return place("tok_approve");
    }

    private Answer place(String token) {
        return orders.post(
                mugShop,
                "/orders",
                GreenTea.paidWith(token),
                "Idempotency-Key",
                "cart-" + number++,
                "Prefer",
                "respond-async");
    }
}
