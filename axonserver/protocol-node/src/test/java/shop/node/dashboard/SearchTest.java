package shop.node.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.node.dashboard.RunningNode.encoded;
import static shop.node.dashboard.Stories.orderConfirmed;
import static shop.node.dashboard.Stories.orderPlaced;
import static shop.node.dashboard.Stories.paymentAuthorised;

import io.axoniq.axonserver.grpc.event.Event;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A search over HTTP")
class SearchTest {

    private RunningNode node;

    @BeforeEach
    void start() throws Exception {
        node = new RunningNode();
        node.store(orderPlaced("order-1"), paymentAuthorised("order-1"), orderConfirmed("order-1"));
        node.store(orderPlaced("order-2"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    @DisplayName("tells the newest first and ends")
    void newestFirst() throws Exception {
        Rows rows = node.search("").ended();

        assertThat(rows.types()).containsExactly("OrderPlaced", "OrderConfirmed", "PaymentAuthorised", "OrderPlaced");
        assertThat(rows.all().get(1).toString())
                .contains("\"context\":\"default\"", "\"token\":2", "\"aggregateId\":\"order-1\"", "\"sequence\":1")
                .contains("\"aggregateType\":\"Order\"", "\"orderId\":\"order-1\"", "\"preview\":\"{}\"", "\"size\":2");
        assertThat(rows.end().get("found").getAsLong()).isEqualTo(4);
        assertThat(rows.end().get("more").getAsBoolean()).isFalse();
    }

    @Test
    @DisplayName("finds by order, aggregate, trace, type, text and time, all at once")
    void filters() throws Exception {
        assertThat(types("orderId=order-1")).containsExactly("OrderConfirmed", "PaymentAuthorised", "OrderPlaced");
        assertThat(types("aggregateId=order-1")).containsExactly("OrderConfirmed", "OrderPlaced");
        assertThat(types("traceId=trace-of-order-2")).containsExactly("OrderPlaced");
        assertThat(types("type=AUTHORISED")).containsExactly("PaymentAuthorised");
        assertThat(types("text=" + encoded("\"amount\":4310"))).containsExactly("PaymentAuthorised");
        assertThat(types("text=trace-of-order-2")).containsExactly("OrderPlaced");
        assertThat(types("orderId=order-1&type=order&text=confirmed")).containsExactly("OrderConfirmed");
        assertThat(types("orderId=order-3")).isEmpty();
        String now = encoded(Instant.now().plusSeconds(1).toString());
        String before = encoded(Instant.now().minusSeconds(60).toString());
        assertThat(types("from=" + before + "&to=" + now)).hasSize(4);
        assertThat(types("from=" + now)).isEmpty();
        assertThat(types("to=" + before)).isEmpty();
    }

    @Test
    @DisplayName("understands the query language beside the filter")
    void language() throws Exception {
        assertThat(types("orderId=order-1&query=" + encoded("aggregateType = \"Order\" | sortby(token)")))
                .containsExactly("OrderPlaced", "OrderConfirmed");
        assertThat(node.search("limit=1&query=" + encoded("payloadType contains \"Order\" | count()"))
                        .ended()
                        .values())
                .containsExactly("[\"3\"]");
    }

    @Test
    @DisplayName("makes tables of all that fits, and says of how many rows it shows the first")
    void tables() throws Exception {
        Rows groups = node.search("limit=1&live=true&query="
                        + encoded("groupby(aggregateType, count() as number) | sortby(aggregateType)"))
                .ended();

        assertThat(groups.columns()).isEqualTo("[\"aggregateType\",\"number\"]");
        assertThat(groups.values()).containsExactly("[\"Order\",\"3\"]");
        assertThat(groups.all()).isEmpty();
        assertThat(groups.end().toString()).contains("\"found\":1", "\"matched\":2", "\"more\":false");
    }

    @Test
    @DisplayName("goes on page by page in a table of single events, too")
    void pagesOfATable() throws Exception {
        String query = "&query=" + encoded("select(token, jsonpath(payloadData, \"$.no\") as no)");
        Rows first = node.search("limit=3" + query).ended();
        assertThat(first.values()).containsExactly("[\"3\",null]", "[\"2\",null]", "[\"1\",null]");
        assertThat(first.end().get("more").getAsBoolean()).isTrue();

        Rows second = node.search("limit=3&before=" + first.end().get("before").getAsLong() + query)
                .ended();

        assertThat(second.values()).containsExactly("[\"0\",null]");
        assertThat(second.end().get("more").getAsBoolean()).isFalse();
    }

    @Test
    @DisplayName("that is sorted says of how many it shows the first")
    void sortedIsCutOff() throws Exception {
        Rows rows = node.search("limit=2&query=" + encoded("sortby(token)")).ended();

        assertThat(rows.all()).hasSize(2);
        assertThat(rows.end().get("matched").getAsLong()).isEqualTo(4);
        assertThat(rows.end().get("more").getAsBoolean()).isFalse();
        assertThat(node.search("").ended().end().has("matched")).isFalse();
    }

    @Test
    @DisplayName("that is live tells every large event, in whatever pieces")
    void largeAndLive() throws Exception {
        Rows rows = node.search("live=true&orderId=order-9").searched();
        Event[] large = new Event[3];
        for (int sequence = 0; sequence < large.length; sequence++) {
            large[sequence] = Stories.event("Mug", "mug", sequence, "shop.MugTouched", "order-9", "{}").toBuilder()
                    .putMetaData("note", Stories.text("x".repeat(1_200_000)))
                    .build();
        }

        node.store(large);

        await().atMost(Duration.ofSeconds(60)).until(() -> rows.all().size() == large.length);
        assertThat(rows.all())
                .extracting(row -> row.get("sequence").getAsLong())
                .containsExactly(0L, 1L, 2L);
        assertThat(rows.skipped()).isZero();
    }

    @Test
    @DisplayName("says which word it does not understand")
    void refused() throws Exception {
        HttpResponse<String> answer = node.send("GET", "/v1/search?query=" + encoded("colour = \"blue\""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("AXONIQ-2511", "colour");
        assertThat(node.send("GET", "/v1/search?from=yesterday").body())
                .contains("'from'")
                .doesNotContain("yesterday");
        assertThat(node.send("GET", "/v1/search?from=" + encoded("+300000000-01-01T00:00:00Z"))
                        .body())
                .contains("'from' must be a time");
        assertThat(node.send("GET", "/v1/search?limit=few").body())
                .contains("'limit'")
                .doesNotContain("few");
    }

    @Test
    @DisplayName("goes on page by page")
    void pages() throws Exception {
        Rows first = node.search("limit=3").ended();
        assertThat(first.all()).hasSize(3);
        assertThat(first.end().get("more").getAsBoolean()).isTrue();

        Rows second = node.search("limit=3&before=" + first.end().get("before").getAsLong())
                .ended();

        assertThat(second.all()).hasSize(1);
        assertThat(second.all().get(0).get("token").getAsLong()).isZero();
        assertThat(second.end().get("more").getAsBoolean()).isFalse();
    }

    @Test
    @DisplayName("that is live tells what happens, as it happens")
    void live() throws Exception {
        Rows rows = node.search("live=true&orderId=order-2").searched();
        assertThat(rows.types()).containsExactly("OrderPlaced");

        node.store(orderConfirmed("order-2"), paymentAuthorised("order-3"));
        node.store(paymentAuthorised("order-2"));

        await().atMost(Duration.ofSeconds(60)).until(() -> rows.all().size() >= 3);
        assertThat(rows.types()).containsExactly("OrderPlaced", "OrderConfirmed", "PaymentAuthorised");
    }

    @Test
    @DisplayName("that is live in a flood leaves out what nobody could read, and says how much")
    void flood() throws Exception {
        Rows rows = node.search("live=true").searched();
        Event[] flood = new Event[6_000];
        for (int sequence = 0; sequence < flood.length; sequence++) {
            flood[sequence] = Stories.event("Mug", "mug", sequence, "shop.MugTouched", "order-9", "{}");
        }

        node.store(flood);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> rows.all().get(rows.all().size() - 1).get("token").getAsLong() == flood.length + 3);
        long left = rows.skipped();
        assertThat(left).isPositive();
        assertThat(rows.all().size() + left).isEqualTo(flood.length + 4L);
    }

    @Test
    @DisplayName("covers one context, or all when asked to")
    void contexts() throws Exception {
        node.storeIn("shipping", orderPlaced("order-1"));

        assertThat(types("orderId=order-1&context=shipping")).containsExactly("OrderPlaced");
        assertThat(node.search("orderId=order-1&context=*").ended().all())
                .hasSize(4)
                .anyMatch(row -> row.get("context").getAsString().equals("shipping"))
                .anyMatch(row -> row.get("context").getAsString().equals("default"));
        assertThat(node.send("GET", "/v1/search?context=elsewhere").statusCode())
                .isEqualTo(404);
        assertThat(node.json("/v1/public/context").toString()).doesNotContain("elsewhere");
    }

    private List<String> types(String parameters) throws Exception {
        return node.search(parameters).ended().types();
    }
}
