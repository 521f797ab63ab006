package shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.order.RunningOrders.Answer;
import shop.payment.api.CapturePayment;
import shop.payment.api.RefundPayment;
import shop.rehearsal.Issuer;
import tools.jackson.databind.JsonNode;

/** Over the real connector, a node and a store that listen; the other two contexts are played, and say everything twice. */
@DisplayName("The order service")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrderServiceIntegrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REBUILD = "/operations/order/processors/order-tracking/rebuild";
    private static final String POTTER = "potter-porto";
    private static final String TEA_HOUSE = "tea-house";

    private static ExecutorService callers;
    private static EmbeddedNode node;
    private static EmbeddedMongo mongo;
    private static Issuer issuer;
    private static PaymentAndShipping others;
    private static RunningOrders orders;
    private static String maria;
    private static String mugShop;
    private static String operator;
    private static OrderId paidByNobody;

    @BeforeAll
    static void start() {
        callers = Executors.newFixedThreadPool(8);
        node = EmbeddedNode.start();
        mongo = EmbeddedMongo.inMemory();
        issuer = Issuer.start();
        others = PaymentAndShipping.start(node);
        orders = RunningOrders.start(node, mongo, issuer);
        maria = issuer.token("maria", "customer");
        mugShop = issuer.token("mug-shop", "shop");
        operator = issuer.token("olga", "operator");
        paidByNobody = await("the first order to be accepted")
                .atMost(PATIENCE)
                .until(
                        () -> orders.post(mugShop, "/orders", mugsAndTea("tok_approve", "tok_never")),
                        answer -> answer.status() != 503)
                .placed();
    }

    @AfterAll
    static void stop() {
        callers.shutdownNow();
        orders.close();
        others.close();
        issuer.close();
        mongo.close();
        node.close();
    }

    /** Two mugs from the potter and tea from the tea house, 43.10 EUR, by card and by voucher (10.00). */
    private static OrderId place(String cardToken, String voucherToken) {
        return orders.post(mugShop, "/orders", mugsAndTea(cardToken, voucherToken))
                .placed();
    }

    private static String mugsAndTea(String cardToken, String voucherToken) {
        return """
                {"customerId": "maria", "ifDeclined": "REJECT", "shipTo": {"name": "Maria Silva", "city": "Lisboa", "postcode": "1100-048", "country": "PT"},
                 "lines": [
                   {"sku": "MUG-BLUE", "quantity": 2, "unitPrice": {"minor": 1290, "currency": "EUR"},
                    "shipFrom": "potter-porto", "shippingFee": {"minor": 490, "currency": "EUR"}},
                   {"sku": "TEA-GREEN", "quantity": 1, "unitPrice": {"minor": 850, "currency": "EUR"},
                    "shipFrom": "tea-house", "shippingFee": {"minor": 390, "currency": "EUR"}}],
                 "tenders": [
                   {"method": "CARD", "amount": {"minor": 3310, "currency": "EUR"}, "token": "%s"},
                   {"method": "VOUCHER", "amount": {"minor": 1000, "currency": "EUR"}, "token": "%s"}]}""".formatted(cardToken, voucherToken);
    }

    private static Answer eventually(OrderId order, Predicate<Answer> expected) {
        return await().atMost(PATIENCE).until(() -> orders.get(maria, "/orders/" + order), expected);
    }

    private static Answer eventually(OrderId order, String status) {
        return eventually(order, answer -> answer.text("/status").equals(status));
    }

    private static OrderId delivered() {
        OrderId order = readyToGo();
        deliver(order);
        return order;
    }

    /** An order whose parcels have their labels. */
    private static OrderId readyToGo() {
        OrderId order = place("tok_approve", "tok_approve");
        awaitLabels(order);
        return order;
    }

    private static void awaitLabels(OrderId order) {
        eventually(
                order,
                view -> view.body()
                                .at("/parcels")
                                .findValuesAsString("trackingCode")
                                .size()
                        == 2);
    }

    private static void deliver(OrderId order) {
        for (String shipFrom : List.of(POTTER, TEA_HOUSE)) {
            others.dispatch(order, shipFrom);
            others.deliver(order, shipFrom);
        }
    }

    @Test
    @Order(1)
    @DisplayName("leads an order from the customer's request to its end, and takes each share of the money once")
    void fromRequestToEnd() {
        OrderId order = delivered();

        Answer closed = eventually(order, "CLOSED");

        assertThat(closed.minor("/tenders/0/captured")).isEqualTo(3310);
        assertThat(closed.minor("/tenders/1/captured")).isEqualTo(1000);
        assertThat(closed.body().at("/parcels").findValuesAsString("state")).containsOnly("DELIVERED");
        assertThat(closed.body().at("/parcels").findValuesAsString("trackingCode"))
                .containsExactly("CODE-potter-porto", "CODE-tea-house");
        assertThat(orders.history(order)).doesNotHaveDuplicates().hasSize(15);
        assertThat(others.asked(order).stream().filter(CapturePayment.class::isInstance))
                .extracting(command -> ((CapturePayment) command).amount().minor())
                .containsExactlyInAnyOrder(2070L, 1240L);
    }

    @Test
    @Order(1)
    @DisplayName("rejects an order whose card is declined, and gives the voucher back")
    void declined() {
        OrderId order = place("tok_decline", "tok_approve");

        Answer rejected = eventually(
                order,
                answer -> answer.text("/status").equals("REJECTED")
                        && (answer.minor("/tenders/1/refunded") == 1000
                                || answer.text("/tenders/1/state").equals("RELEASED")));

        assertThat(rejected.text("/statusReason")).isEqualTo("tender declined");
        assertThat(rejected.text("/tenders/0/declineReason")).isEqualTo("INSUFFICIENT_FUNDS");
    }

    @Test
    @Order(1)
    @DisplayName("cancels an order whose parcels can be held back, and gives all money back")
    void cancelled() {
        OrderId order = place("tok_approve", "tok_approve");
        eventually(order, "CONFIRMED");

        Answer answer =
                orders.post(maria, "/orders/" + order + "/cancellation", "{\"reason\": \"NOT_WANTED_ANY_MORE\"}");
        Answer cancelled = eventually(
                order,
                view -> view.text("/status").equals("CANCELLED")
                        && view.text("/tenders/0/state").equals("RELEASED")
                        && view.minor("/tenders/1/refunded") == 1000);

        assertThat(answer.status()).isIn(200, 202);
        assertThat(cancelled.minor("/tenders/0/captured")).isZero();
        assertThat(others.asked(order).stream().filter(RefundPayment.class::isInstance))
                .hasSize(1);
    }

    @Test
    @Order(2)
    @DisplayName("rejects an order for which nobody pays, when its window ends by our clock (ORD-05)")
    void unpaid() {
        Answer rejected = eventually(
                paidByNobody,
                view -> view.text("/status").equals("REJECTED")
                        && view.text("/tenders/0/state").equals("RELEASED")
                        && view.text("/tenders/1/state").equals("RELEASED"));

        assertThat(rejected.text("/statusReason")).isEqualTo("not paid in time");
    }

    @Test
    @Order(1)
    @DisplayName("marks all that is recorded with its order and with who acted: the shop, the customer, or the system")
    void envelopes() {
        OrderId order = place("tok_approve", "tok_approve");
        eventually(order, "CONFIRMED");
        orders.post(maria, "/orders/" + order + "/cancellation", "{\"reason\": \"NOT_WANTED_ANY_MORE\"}");
        eventually(
                order,
                view -> view.text("/status").equals("CANCELLED")
                        && view.text("/tenders/0/state").equals("RELEASED")
                        && view.minor("/tenders/1/refunded") == 1000);

        assertThat(orders.envelopes(order))
                .contains(
                        "OrderPlaced of " + order + " by mug-shop",
                        "TenderAuthorised of " + order + " by system",
                        "OrderConfirmed of " + order + " by system",
                        "CancellationRequested of " + order + " by maria",
                        "ParcelCancelled of " + order + " by system",
                        "OrderCancelled of " + order + " by system")
                .allMatch(envelope -> envelope.contains(" of " + order + " by "));
    }

    @Test
    @Order(1)
    @DisplayName("tells a watcher each step, and hangs up at the end")
    void live() {
        OrderId order = place("tok_approve", "tok_approve");
        CompletableFuture<List<JsonNode>> watched = CompletableFuture.supplyAsync(
                () -> orders.stream(maria, "/orders/" + order + "/live").toList(), callers);
        awaitLabels(order);
        deliver(order);

        List<JsonNode> seen = await().atMost(PATIENCE).until(watched::join, all -> true);

        assertThat(seen.get(seen.size() - 1).at("/status").asString()).isEqualTo("CLOSED");
        assertThat(seen)
                .extracting(view -> view.at("/version").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(1)
    @DisplayName("places one order for one key, even if the same request comes several times at once (ORD-13)")
    void oneKeyOneOrder() {
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> orders.post(
                                mugShop,
                                "/orders",
                                mugsAndTea("tok_approve", "tok_approve"),
                                "Idempotency-Key",
                                "cart-1"),
                        callers))
                .toList();

        assertThat(answers.stream().map(answer -> answer.join().placed()).distinct())
                .hasSize(1);
        awaitLabels(answers.get(0).join().placed());
    }

    @Test
    @Order(1)
    @DisplayName("refuses by a rule across the server, with all that the rule says (ORD-13)")
    void refusalsCrossTheServer() {
        awaitLabels(
                orders.post(mugShop, "/orders", mugsAndTea("tok_approve", "tok_approve"), "Idempotency-Key", "cart-2")
                        .placed());

        Answer refused =
                orders.post(mugShop, "/orders", mugsAndTea("tok_approve", "tok_decline"), "Idempotency-Key", "cart-2");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/rule")).isEqualTo("ORD-13");
        assertThat(refused.text("/code")).isEqualTo("key-used-for-another-order");
        assertThat(refused.text("/facts/idempotencyKey")).isEqualTo("cart-2");
    }

    @Test
    @Order(1)
    @DisplayName("believes only tokens that its issuer has signed and that are still good")
    void tokens() {
        assertThat(orders.get(maria, "/orders").status()).isEqualTo(200);
        assertThat(orders.get("", "/orders").status()).isEqualTo(401);
        assertThat(orders.get(issuer.expired("maria", "customer"), "/orders").status())
                .isEqualTo(401);
        assertThat(orders.get(issuer.forged("maria", "customer"), "/orders").status())
                .isEqualTo(401);
        assertThat(orders.get(issuer.token("system", "operator"), "/orders").status())
                .isEqualTo(401);
    }

    @Test
    @Order(1)
    @DisplayName("describes itself and tells its health to everybody")
    void open() {
        assertThat(orders.get("", "/v3/api-docs").body().at("/paths").propertyNames())
                .contains("/orders", "/orders/{orderId}", "/orders/{orderId}/cancellation", "/orders/{orderId}/live");
        assertThat(orders.get("", "/actuator/health/readiness").text("/status")).isEqualTo("UP");
        assertThat(orders.get("", "/actuator/metrics").status()).isEqualTo(401);
    }

    @Test
    @Order(3)
    @DisplayName("makes its view anew when an operator asks, and it is the same as before")
    void rebuild() {
        eventually(delivered(), "CLOSED");
        Map<String, JsonNode> before = allOrders();

        Answer answer = orders.operate("POST", operator, REBUILD, "");

        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        OrderId meanwhile = readyToGo();
        await().atMost(PATIENCE).until(() -> {
            assertThat(allOrders()).as("what is read meanwhile").containsAllEntriesOf(before);
            return orders.operate("GET", operator, REBUILD, "").text("/state").equals("DONE");
        });
        assertThat(allOrders()).containsAllEntriesOf(before).containsKey(meanwhile.value());
        assertThat(orders.recorded("ProjectionRebuilt")).isEqualTo(1);
        deliver(meanwhile);
        eventually(meanwhile, "CLOSED");
    }

    @Test
    @Order(4)
    @DisplayName(
            "loses its whole store and comes back as it was: views are the same, and history is not acted on twice")
    void lostStore() {
        OrderId closed = delivered();
        eventually(closed, "CLOSED");
        OrderId open = readyToGo();
        await().atMost(PATIENCE).until(orders::isCaughtUp);
        Map<String, JsonNode> before = allOrders();
        List<Object> history = orders.history(closed);
        List<Object> openHistory = orders.history(open);

        orders.close();
        mongo.close();
        mongo = EmbeddedMongo.inMemory();
        orders = RunningOrders.start(node, mongo, issuer);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(orders.isCaughtUp()).isTrue();
            assertThat(allOrders()).isEqualTo(before);
        });
        assertThat(orders.history(closed)).isEqualTo(history);
        assertThat(orders.history(open)).isEqualTo(openHistory);

        deliver(open);
        assertThat(eventually(open, "CLOSED").minor("/tenders/0/captured")).isEqualTo(3310);
    }

    private static Map<String, JsonNode> allOrders() {
        Map<String, JsonNode> all = new TreeMap<>();
        orders.get(operator, "/orders?size=200&items=WHOLE")
                .body()
                .at("/orders")
                .forEach(order -> all.put(order.at("/orderId").asString(), order));
        return all;
    }
}
