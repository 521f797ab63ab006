package shop.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.BOTH;

import io.axoniq.axonserver.grpc.event.Event;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentView;
import shop.rehearsal.Issuer;
import shop.rehearsal.RawLog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Over the real connector, a node and a store that listen. Nobody listens where the provider should be. */
@DisplayName("Of events that are poison, each kind")
class PoisonIntegrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STATEMENT = "payment-statement";
    private static final String REQUESTED = "payment.PaymentAuthorisationRequested";
    private static final String AUTHORIZED = "payment.PaymentAuthorised";
    private static final String REGISTERED = "payment.PaymentRegistered";
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");
    private static final int MUCH = 3_000_000;
    private static final int MORE_THAN_A_DOCUMENT_HOLDS = 6;

    private EmbeddedNode node;
    private EmbeddedMongo mongo;
    private Issuer issuer;
    private RunningPaymentService service;
    private RawLog log;
    private String olga;

    @BeforeEach
    void start() {
        node = EmbeddedNode.start();
        mongo = EmbeddedMongo.inMemory();
        issuer = Issuer.start();
        service = RunningPaymentService.start(node, mongo, NOBODY, issuer, "--shop.processing.claim=2s");
        log = new RawLog(node.host(), node.port());
        olga = issuer.token("olga", "operator");
    }

    @AfterEach
    void stop() {
        log.close();
        service.close();
        issuer.close();
        mongo.close();
        node.close();
    }

    @Test
    @DisplayName("is seen by the operator, keeps nobody else waiting, and is mended through the API")
    void sixKinds() {
        appendEachKind();
        Map<String, String> seen = new TreeMap<>(Map.of(
                "broken-json", "UNREADABLE",
                "of-tomorrow", "UNREADABLE",
                "not-stored", "UNWRITABLE",
                "too-large", "UNWRITABLE"));
        await("the operator to see them")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kinds()).containsAllEntriesOf(seen));
        await("the unknown type to be listed")
                .atMost(PATIENCE)
                .until(() -> operate("GET", "/log", "")
                        .at("/unknownTypes/0/type")
                        .asString()
                        .equals("payment.PaymentAdmired"));

        isToldEverywhere();

        await("one whose metadata nobody here needs to be processed")
                .atMost(PATIENCE)
                .until(() ->
                        service.payment(OrderId.of("order-broken-metadata")).isPresent());

        OrderId other = OrderId.of("order-of-somebody-else");
        service.send(authorise(other));
        await("others to go on")
                .atMost(PATIENCE)
                .until(() -> service.payment(other).isPresent());

        parked().forEach((aggregate, event) -> {
            JsonNode retry = done(operate("POST", "/parked-events/" + id(event) + "/retry", ""));
            assertThat(retry.get("failed").asInt()).as(aggregate).isEqualTo(1);
        });
        assertThat(parked()).as("nothing was mended yet").containsOnlyKeys(seen.keySet());

        JsonNode ofTomorrow = parked().get("of-tomorrow");
        JsonNode group =
                done(operate("POST", "/retries?group=" + ofTomorrow.get("group").asString(), ""));
        assertThat(group.get("total").asInt()).isEqualTo(1);
        assertThat(group.get("done").asInt()).isEqualTo(1);

        correct("broken-json");
        correct("of-tomorrow");
        service.close();
        service = RunningPaymentService.startVersionWith(
                UntilTheEndOfTime.class, node, mongo, NOBODY, issuer, "--shop.processing.claim=2s");
        done(operate("POST", "/retries?processor=" + STATEMENT, ""));
        List.of("broken-json", "of-tomorrow", "not-stored")
                .forEach(mended -> await(mended + " to be processed")
                        .atMost(PATIENCE)
                        .until(() ->
                                service.payment(OrderId.of("order-" + mended)).isPresent()));
        assertThat(service.payment(OrderId.of("order-not-stored")).map(PaymentView::state))
                .contains(PaymentView.State.AUTHORISED);
        assertThat(parked()).as("for which no version has room").containsOnlyKeys("too-large");

        done(operate(
                "POST",
                "/parked-events/" + id(parked().get("too-large")) + "/discard",
                "{\"reason\": \"nobody needs it\"}"));
        await("nothing to be parked any more").atMost(PATIENCE).until(() -> parked().isEmpty());
        await("all to be at work")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(operate("GET", "/processors", "").findValuesAsString("state"))
                                .isNotEmpty()
                                .containsOnly("RUNNING"));
    }

    private void appendEachKind() {
        log.append(event("broken-json", 0, REQUESTED, "{\"paymentId\": \"payment-broken-json-1\", \"ord"));
        log.append(RawLog.event("Payment", payment("of-tomorrow"), 0, REQUESTED, "9", requested("of-tomorrow")));
        log.append(event("broken-metadata", 0, REQUESTED, requested("broken-metadata"))
                .putMetaData("price", RawLog.metadata("shop.kernel.Money", "\"much\"")));
        log.append(event("not-stored", 0, REQUESTED, requested("not-stored")));
        log.append(event("not-stored", 1, AUTHORIZED, """
                {"paymentId": "payment-not-stored-1", "orderId": "order-not-stored", "tender": 1,
                 "amount": {"minor": 25800, "currency": "KRW"}, "severalCaptures": true,
                 "captureBefore": "+1000000000-12-31T23:59:59.999999999Z"}"""));
        log.append(event("too-large", 0, REQUESTED, requested("too-large")));
        for (int sequence = 1; sequence <= MORE_THAN_A_DOCUMENT_HOLDS; sequence++) {
            log.append(event("too-large", sequence, REGISTERED, """
                    {"paymentId": "payment-too-large-1", "orderId": "order-too-large", "tender": 1,
                     "providerReference": "%s", "severalCaptures": true, "refundable": true}""".formatted("x".repeat(MUCH))));
        }
        log.append(event("unknown-type", 0, "payment.PaymentAdmired", "{\"by\": \"everybody\"}"));
    }

    private void correct(String name) {
        JsonNode corrected = operate(
                "POST",
                "/corrections",
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "aggregate",
                                payment(name),
                                "sequence",
                                0,
                                "payload",
                                requested(name).replace("\n", " "),
                                "reason",
                                "written by a tool that is gone")));
        assertThat(corrected.get("type").asString()).isEqualTo(REQUESTED);
    }

    /** As a version would that holds a moment which no store can to the last one that each can. */
    static final class UntilTheEndOfTime extends SingleEventUpcaster {

        private static final SimpleSerializedType TYPE = new SimpleSerializedType(AUTHORIZED, "1");

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(TYPE);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    TYPE,
                    JsonNode.class,
                    stored -> stored.get("captureBefore").asString().startsWith("+")
                            ? ((ObjectNode) stored).put("captureBefore", "9999-12-31T23:59:59Z")
                            : stored);
        }
    }

    /** In the status, by a metric, and beside the health, which is that of all others. */
    private void isToldEverywhere() {
        await("status, metric and health to tell as many as are listed")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    int listed = operate("GET", "/parked-events?size=100&processor=" + STATEMENT, "")
                            .get("events")
                            .size();
                    assertThat(listed).isPositive();
                    assertThat(statement().get("parked").asInt()).isEqualTo(listed);
                    JsonNode metric = look("/actuator/metrics/shop.processor.parked?tag=processor:" + STATEMENT);
                    assertThat(metric.at("/measurements/0/value").asInt()).isEqualTo(listed);
                    JsonNode health = look("/actuator/health").at("/components/processors");
                    assertThat(health.at("/details/parked/" + STATEMENT).asInt())
                            .isEqualTo(listed);
                    assertThat(health.get("status").asString()).isEqualTo("UP");
                    assertThat(look("/actuator/metrics/shop.events.unknown?tag=type:payment.PaymentAdmired")
                                    .at("/measurements/0/value")
                                    .asInt())
                            .isPositive();
                });
    }

    private JsonNode statement() {
        for (JsonNode processor : operate("GET", "/processors", "")) {
            if (processor.get("name").asString().equals(STATEMENT)) {
                return processor;
            }
        }
        throw new AssertionError("There is no " + STATEMENT);
    }

    private JsonNode look(String path) {
        return JsonMapper.shared()
                .readTree(service.send("GET", path, Optional.of(olga), "").body());
    }

    private static Event.Builder event(String name, long sequence, String type, String payload) {
        return RawLog.event("Payment", payment(name), sequence, type, "1", payload);
    }

    private static String payment(String name) {
        return "payment-" + name + "-1";
    }

    private static String requested(String name) {
        return """
                {"paymentId": "payment-%s-1", "orderId": "order-%s", "tender": 1, "operationKey": "payment-%s-1/1",
                 "method": "CARD", "amount": {"minor": 25800, "currency": "KRW"}, "token": "tok_approve",
                 "instalments": 1}""".formatted(name, name, name);
    }

    /** What the statement's processor has parked and does not wait behind another, by the payment's name. */
    private Map<String, JsonNode> parked() {
        Map<String, JsonNode> parked = new LinkedHashMap<>();
        for (JsonNode event : parkedEvents()) {
            if (event.get("first").asBoolean()) {
                parked.put(nameOf(event), event);
            }
        }
        return parked;
    }

    /** Why each has to wait. One before it is parked beside it where both came in a batch that was repeated. */
    private Map<String, String> kinds() {
        Map<String, String> kinds = new TreeMap<>();
        for (JsonNode event : parkedEvents()) {
            String kind = event.at("/reason/kind").asString();
            if (!kind.equals("FOLLOWS")) {
                kinds.putIfAbsent(nameOf(event), kind);
            }
        }
        return kinds;
    }

    private JsonNode parkedEvents() {
        return operate("GET", "/parked-events?processor=" + STATEMENT, "").get("events");
    }

    private static String nameOf(JsonNode event) {
        String payment = event.get("aggregateId").asString();
        return payment.substring("payment-".length(), payment.length() - "-1".length());
    }

    private static String id(JsonNode event) {
        return event.get("id").asString();
    }

    /** The job, when it has ended. */
    private JsonNode done(JsonNode job) {
        return await("the job")
                .atMost(PATIENCE)
                .until(
                        () -> operate("GET", "/jobs/" + job.get("id").asString(), ""),
                        now -> List.of("DONE", "FAILED")
                                .contains(now.get("state").asString()));
    }

    private static AuthorisePayment authorise(OrderId order) {
        return new AuthorisePayment(
                PaymentId.of(order, 1),
                order,
                1,
                PaymentMethod.CARD,
                BOTH,
                "tok_approve",
                1,
                Optional.empty(),
                Optional.empty());
    }

    private JsonNode operate(String method, String path, String body) {
        HttpResponse<String> answer = await(path)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(
                        () -> service.send(method, "/operations/payment" + path, Optional.of(olga), body),
                        // The store did not answer within the second that an operator waits.
                        it -> it.statusCode() != 503);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return JsonMapper.shared().readTree(answer.body());
    }
}
