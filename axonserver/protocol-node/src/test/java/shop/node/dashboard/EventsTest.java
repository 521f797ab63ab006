package shop.node.dashboard;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.node.dashboard.Stories.orderConfirmed;
import static shop.node.dashboard.Stories.orderPlaced;

import com.google.gson.JsonObject;
import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Events over HTTP")
class EventsTest {

    private RunningNode node;

    @BeforeEach
    void start() {
        node = new RunningNode();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    @DisplayName("are told one by one, with payload and metadata")
    void one() throws Exception {
        Event placed = orderPlaced("order-1");
        node.store(placed);

        JsonObject told = node.json("/v1/events/0").getAsJsonObject();

        assertThat(told.get("id").getAsString()).isEqualTo(placed.getMessageIdentifier());
        assertThat(Instant.parse(told.get("timestamp").getAsString()).toEpochMilli())
                .isEqualTo(placed.getTimestamp());
        assertThat(told.getAsJsonObject("metaData").get("orderId").getAsString())
                .isEqualTo("order-1");
        assertThat(told.getAsJsonObject("payload").get("encoding").getAsString())
                .isEqualTo("text");
        assertThat(told.getAsJsonObject("payload").get("data").getAsString())
                .isEqualTo(placed.getPayload().getData().toStringUtf8());
        assertThat(node.send("GET", "/v1/events/1").statusCode()).isEqualTo(404);
        assertThat(node.send("GET", "/v1/events/-1").statusCode()).isEqualTo(404);
        assertThat(node.send("GET", "/v1/events/first").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("whose payload is no text are told in Base64, and markup stays text")
    void payloads() throws Exception {
        byte[] bytes = {0, 1, (byte) 0xff, 'a'};
        String markup = "<script>alert(\"1\")</script>\n\u2028 \uD83D\uDE00";
        node.store(with(ByteString.copyFrom(bytes)), with(ByteString.copyFromUtf8(markup)), with(ByteString.EMPTY));

        List<JsonObject> payloads = List.of(payload(0), payload(1), payload(2));

        assertThat(payloads.get(0).get("encoding").getAsString()).isEqualTo("base64");
        assertThat(Base64.getDecoder().decode(payloads.get(0).get("data").getAsString()))
                .isEqualTo(bytes);
        assertThat(payloads.get(1).get("data").getAsString()).isEqualTo(markup);
        assertThat(payloads.get(2).get("size").getAsInt()).isZero();
    }

    @Test
    @DisplayName("of an aggregate are told in order, page by page, with its snapshots")
    void aggregate() throws Exception {
        node.store(orderPlaced("order-1"), orderPlaced("order-2"), orderConfirmed("order-1"));
        node.application("shop")
                .eventChannel()
                .appendSnapshot(Stories.event("Order", "order-1", 0, "shop.order.Order", "order-1", "{}"))
                .get(60, SECONDS);

        assertThat(node.list("/v1/events?aggregateId=order-1"))
                .extracting(event -> event.get("token").getAsLong())
                .containsExactly(0L, 2L);
        assertThat(node.list("/v1/events?aggregateId=order-1&from=1")).hasSize(1);
        assertThat(node.list("/v1/events?aggregateId=order-1&limit=1")).hasSize(1);
        assertThat(node.list("/v1/events?aggregateId=order")).isEmpty();
        node.application("shop")
                .eventChannel()
                .appendSnapshot(Stories.event("Order", "order-1", 1, "shop.order.Order", "order-1", "{\"open\":true}"))
                .get(60, SECONDS);
        assertThat(node.list("/v1/snapshots?aggregateId=order-1"))
                .extracting(snapshot -> snapshot.get("sequence").getAsLong())
                .containsExactly(1L, 0L);
        assertThat(node.list("/v1/snapshots?aggregateId=order-1&limit=1"))
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.toString())
                        .contains("\"sequence\":1", "open")
                        .doesNotContain("\"token\""));
        assertThat(node.search("snapshots=true").ended().all()).hasSize(2);
        assertThat(node.send("GET", "/v1/events").body()).contains("'aggregateId' is missing");
    }

    @Test
    @DisplayName("that are planned are told soonest first")
    void scheduled() throws Exception {
        var events = node.application("shop").eventChannel();
        Instant later = Instant.now().plusSeconds(3600);
        events.scheduleEvent(later.plusSeconds(1), orderConfirmed("order-2")).get(60, SECONDS);
        events.scheduleEvent(later, orderConfirmed("order-1")).get(60, SECONDS);

        List<JsonObject> planned = node.list("/v1/scheduled");

        assertThat(planned)
                .extracting(
                        plan -> plan.getAsJsonObject("event").get("aggregateId").getAsString())
                .containsExactly("order-1", "order-2");
        assertThat(Instant.parse(planned.get(0).get("due").getAsString()).toEpochMilli())
                .isEqualTo(later.toEpochMilli());
        assertThat(planned.get(0).getAsJsonObject("event").get("preview").getAsString())
                .isEqualTo("{}");
        assertThat(node.list("/v1/scheduled?limit=1")).hasSize(1);

        String one = "/v1/scheduled/" + planned.get(0).get("scheduleToken").getAsString();
        assertThat(node.json(one).toString()).contains("\"aggregateId\":\"order-1\"", "\"data\":\"{}\"");
        assertThat(node.send("GET", one + "0").statusCode()).isEqualTo(404);
        assertThat(node.send("GET", "/v1/scheduled/never").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("are at their paths and nowhere else")
    void paths() throws Exception {
        assertThat(node.send("GET", "/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(node.send("POST", "/v1/events/0").statusCode()).isEqualTo(405);
        assertThat(node.send("POST", "/v1/events/0").headers().firstValue("Allow"))
                .hasValue("GET");
        assertThat(node.send("GET", "/actuator/health").statusCode()).isEqualTo(200);
        assertThat(node.send("GET", "/actuator/info").body()).contains("protocol-node");
        assertThat(node.json("/v1/public/context").toString()).isEqualTo("[{\"context\":\"default\"}]");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @DisplayName("are refused with a code for programs, whatever is wrong")
    @CsvSource({
        "GET, /v1/nothing, 404, not-found",
        "GET, /nothing, 404, not-found",
        "POST, /v1/events/0, 405, method-not-allowed",
        "POST, /, 405, method-not-allowed",
        "GET, /v1/events?limit=many, 400, bad-request",
        "GET, /actuator/copy, 405, method-not-allowed"
    })
    void codes(String method, String path, int status, String code) throws Exception {
        var answer = node.send(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    private JsonObject payload(long token) throws Exception {
        return node.json("/v1/events/" + token).getAsJsonObject().getAsJsonObject("payload");
    }

    private static Event with(ByteString data) {
        return orderPlaced("order-" + data.size()).toBuilder()
                .setPayload(Stories.payload("shop.Odd", data))
                .build();
    }
}
