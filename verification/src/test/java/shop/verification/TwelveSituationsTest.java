package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.verification.Orders.minor;
import static shop.verification.Orders.mug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import shop.quickstart.Quickstart;
import tools.jackson.databind.JsonNode;

/**
 * Each is planted, read from the order alone, and ended through the interface by whoever the order says can; then the order, its
 * payments and the provider must have the same in their books. The page for support has a row for each, named as here.
 */
@DisplayName("An order that stands tells why, since when, of whom something is awaited, and what may be done, when")
class TwelveSituationsTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");

    private static final String SUPPORT = "demo-support";
    private static final String CUSTOMER = "demo-customer";
    private static final String WAREHOUSE = "demo-warehouse";

    /** Long enough for a partner's absence to be told; whatever waits for them goes on when it is over. */
    private static final String AWAY = "{\"listening\": false, \"forSeconds\": 8}";

    private static final String TAKEN = "captured 1780 refunded 0";
    private static final String GIVEN_BACK = "captured 1780 refunded 1780";
    private static final String NOTHING = "captured 0 refunded 0";

    @TempDir
    static Path data;

    private static Quickstart system;
    private static Shop shop;

    /** Of the page for people, in each language. */
    private List<String> rows;

    private String order;
    private String shipment;

    @BeforeAll
    static void start() {
        system = Quickstart.start(FreePorts.arguments(
                data,
                "--simulator.carrier.pace=100ms",
                "--simulator.psp.settle=500ms",
                "--simulator.psp.soon=2s",
                "--simulator.psp.customer-within=2s",
                "--payment.asking.every=500ms",
                "--payment.asking.first-pause=500ms",
                "--payment.asking.longest-pause=1s",
                "--payment.asking.keys-remembered=1s",
                "--payment.asking.attention-after=2s",
                "--shipping.asking.every=500ms",
                "--shipping.asking.first-pause=500ms",
                "--shipping.asking.longest-pause=1s",
                "--order.reminding.every=500ms",
                "--order.reminding.first-pause=1s",
                "--order.reminding.longest-pause=1s",
                "--order.reminding.asked=2"));
        shop = new Shop(system.address("gateway"));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @BeforeEach
    void nameIt(TestInfo test) throws IOException {
        rows = rowsOf(test.getDisplayName());
        String name = test.getTestMethod().orElseThrow().getName();
        order = "order-" + name;
        shipment = "shipment-" + name + "-warehouse_berlin";
    }

    private static List<String> rowsOf(String situation) throws IOException {
        List<String> english = rowsOfPage("why-an-order-stands.md");
        int place = IntStream.range(0, english.size())
                .filter(row -> english.get(row).startsWith("| " + situation + " |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row of why-an-order-stands.md says '" + situation + "'"));
        return List.of(
                english.get(place), rowsOfPage("why-an-order-stands.ko.md").get(place));
    }

    private static List<String> rowsOfPage(String page) throws IOException {
        return Files.readString(DOCS.resolve(page))
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();
    }

    @Test
    @DisplayName("a capture fails")
    void captureFails() {
        shop.place(mug(order, "10115", "CARD", "tok_capture_fails_1"));

        Standing standing = standing(SUPPORT, "PROVIDER", "CAPTURE", "retryCapture", "settleTender");
        assertThat(standing.text())
                .isEqualTo("17.80 EUR of Tender 1 could not be taken, and are owed; it is tried again.");
        assertThat(standing.lastRefusal()).isEqualTo("REFUSED");
        assertThat(standing.awaited().get("attempt").asInt()).isEqualTo(1);
        assertThat(standing.moment("nextTry")).isPresent();
        assertThat(standing.money("owedByCustomer")).isEqualTo(1780);

        standing.end("retryCapture", "{\"reason\": \"CUSTOMER_HAS_SEEN_TO_IT\"}");
        ends("CLOSED", TAKEN);
    }

    @Test
    @DisplayName("the authorisation has expired")
    void authorisationExpired() {
        keepHere();
        shop.place(mug(order, "10115", "CARD", "tok_expires_soon"));
        Standing here = standing(WAREHOUSE, "SHIP_FROM", "HAND_OVER", "handOverShipment");
        await().atMost(BOUND).until(() -> authorisations().at("/0/status").asString(""), "expired"::equals);
        here.end("handOverShipment", "{}");

        Standing standing = standing(SUPPORT, "SUPPORT", "COLLECTION", "settleTender", "retryCapture");
        assertThat(standing.text()).startsWith("17.80 EUR of Tender 1 could not be taken, and are owed.");
        assertThat(standing.lastRefusal()).isEqualTo("AUTHORISATION_ENDED");
        assertThat(standing.money("owedByCustomer")).isEqualTo(1780);

        standing.end(
                "settleTender",
                "{\"settlementId\": \"settlement-1\", \"how\": \"COLLECTED\", \"reason\": \"BANK_TRANSFER\"}");
        goes(shipment);
        JsonNode ended = ends("CLOSED", NOTHING);
        assertThat(minor(ended, "money", "collected")).isEqualTo(1780);
    }

    @Test
    @DisplayName("a refund fails later")
    void refundFailsLater() {
        keepHere();
        shop.place(mug(order, "10115", "VOUCHER", "tok_refund_fails_later"));
        standing(WAREHOUSE, "SHIP_FROM", "HAND_OVER");
        ask(SUPPORT, "/cancellation", "{\"reason\": \"ORDERED_BY_MISTAKE\"}");

        Standing standing = standing(SUPPORT, "SUPPORT", "TRANSFER", "markTransferred", "retryRefund");
        assertThat(standing.text())
                .isEqualTo("17.80 EUR of Tender 1 could not be given back by the provider, and are to be transferred.");
        assertThat(standing.lastRefusal()).isEqualTo("FAILED_IN_THE_END");
        assertThat(standing.money("owedToCustomer")).isEqualTo(1780);

        standing.end("markTransferred", "{\"means\": \"BANK_TRANSFER\"}");
        // A person has given back what the provider could not.
        ends("CANCELLED", GIVEN_BACK, TAKEN);
    }

    @Test
    @DisplayName("it is held by a person")
    void held() {
        keepHere();
        shop.place(mug(order, "10115", "CARD", "tok_approve"));
        standing(WAREHOUSE, "SHIP_FROM", "HAND_OVER");
        ask(SUPPORT, "/hold", "{\"reason\": \"FRAUD_SUSPECTED\"}");

        assertThat(standing(CUSTOMER, "SUPPORT", "RELEASE_FROM_HOLD").actions()).containsExactly("cancelOrder");
        Standing standing = standing(SUPPORT, "SUPPORT", "RELEASE_FROM_HOLD", "releaseOrder", "cancelOrder");
        assertThat(standing.text()).startsWith("The order is held by a person: being checked.");
        assertThat(standing.money("setAside")).isEqualTo(1780);

        standing.end("releaseOrder", "{}");
        standing(WAREHOUSE, "SHIP_FROM", "HAND_OVER");
        goes(shipment);
        ends("CLOSED", TAKEN);
    }

    @Test
    @DisplayName("its parcel is lost")
    void lost() {
        shop.place(mug(order, "33333", "CARD", "tok_approve"));

        Standing standing = doesNotArrive("presumed lost");

        standing.end("refundParcel", "{\"reason\": \"CUSTOMERS_WISH\"}");
        ends("CLOSED", GIVEN_BACK);
    }

    @Test
    @DisplayName("its parcel is returned to the sender")
    void returned() {
        shop.place(mug(order, "44444", "CARD", "tok_approve"));

        Standing standing = doesNotArrive("returned to sender");

        goes(shipment + ".2");
        standing.end("replaceParcel", "{\"reason\": \"IN_STOCK\"}");
        ends("CLOSED", TAKEN);
    }

    @Test
    @DisplayName("its parcel is damaged")
    void damaged() {
        shop.place(mug(order, "55555", "CARD", "tok_approve"));

        Standing standing = doesNotArrive("damaged");

        standing.end("refundParcel", "{\"reason\": \"CUSTOMERS_WISH\"}");
        ends("CLOSED", GIVEN_BACK);
    }

    private Standing doesNotArrive(String how) {
        Standing standing = standing(SUPPORT, "SUPPORT", "DECISION", "refundParcel", "replaceParcel");
        assertThat(standing.text())
                .isEqualTo("Parcel from warehouse-berlin does not reach the customer: " + how
                        + ". What becomes of it is to be decided.");
        assertThat(standing.money("taken")).isEqualTo(1780);
        return standing;
    }

    @Test
    @DisplayName("its customer disputes it")
    void disputed() {
        shop.place(mug(order, "10115", "CARD", "tok_disputed"));

        Standing standing = standing(SUPPORT, "SUPPORT", "DISPUTE", "submitEvidence", "acceptDispute");
        assertThat(standing.text()).startsWith("17.80 EUR of Tender 1 are disputed by the customer: not received.");
        assertThat(standing.moment("until").orElseThrow()).isAfter(Instant.now());
        assertThat(standing.money("disputed")).isEqualTo(1780);

        standing.end("submitEvidence", "{\"evidence\": \"It was delivered.\"}");
        ends("CLOSED", TAKEN);
    }

    @Test
    @DisplayName("its bank slip is not paid")
    void slipUnpaid() {
        shop.place(mug(order, "10115", "BANK_SLIP", "tok_slip_never_paid"));

        Standing standing = standing(CUSTOMER, "CUSTOMER", "PAYMENT", "readPayerLink", "cancelOrder");
        assertThat(standing.text()).isEqualTo("Tender 1 is to be paid.");
        assertThat(standing.moment("until").orElseThrow()).isAfter(Instant.now());
        assertThat(standing.money("asked")).isEqualTo(1780);

        standing.end("cancelOrder", "{\"reason\": \"NOT_WANTED_ANY_MORE\"}");
        ends("CANCELLED", NOTHING);
    }

    @Test
    @DisplayName("its customer does not confirm the card (3-D Secure)")
    void notConfirmed() {
        shop.place(mug(order, "10115", "CARD", "tok_needs_customer"));
        Standing before = standing(CUSTOMER, "CUSTOMER", "PAYMENT", "readPayerLink", "cancelOrder");
        assertThat(before.text()).isEqualTo("Tender 1 is to be confirmed by whoever pays it.");
        assertThat(before.moment("until")).isPresent();

        Standing standing = standing(CUSTOMER, "CUSTOMER", "ANOTHER_TENDER", "replaceTender", "cancelOrder");
        assertThat(standing.text())
                .startsWith("Tender 1 was declined: ")
                .endsWith(". Another means of payment is to be given.");
        assertThat(standing.moment("until").orElseThrow()).isAfter(Instant.now());
        assertThat(standing.money("asked")).isEqualTo(1780);

        standing.end("replaceTender", "{\"method\": \"CARD\", \"token\": \"tok_approve\"}");
        ends("CLOSED", TAKEN);
    }

    @Test
    @DisplayName("the provider is away")
    void providerAway() {
        shop.look("POST", system.address("psp") + "/switch", AWAY);
        shop.place(mug(order, "10115", "CARD", "tok_approve"));

        Standing asked = standing(SUPPORT, "PROVIDER", "PAYMENT", "repeatRequests", "cancelOrder");
        assertThat(asked.moment("until").orElseThrow()).isAfter(Instant.now());
        Standing standing = standing(SUPPORT, "SUPPORT", "OUTCOME", "tellOutcome");
        assertThat(standing.text())
                .startsWith("What became of this is not known: Tender 1 is to be authorised or paid.");
        assertThat(standing.money("asked")).isEqualTo(1780);

        await("the provider to be back")
                .atMost(BOUND)
                .ignoreExceptions()
                .until(() -> !shop.look("GET", system.address("psp") + "/v3/api-docs", "")
                        .isEmpty());
        String key = shop.as(SUPPORT, "GET", standing.href("tellOutcome").replace("/outcomes", ""), "")
                .body()
                .at("/openOperations/0/key")
                .asString();
        standing.end(
                "tellOutcome",
                "{\"operationKey\": \"" + key
                        + "\", \"outcome\": \"NOT_DONE\", \"evidence\": \"SEEN_AT_THE_PROVIDER\"}");
        standing(CUSTOMER, "CUSTOMER", "ANOTHER_TENDER", "replaceTender", "cancelOrder")
                .end("replaceTender", "{\"method\": \"CARD\", \"token\": \"tok_approve\"}");
        ends("CLOSED", TAKEN);
    }

    @Test
    @DisplayName("the carrier is away")
    void carrierAway() {
        shop.look("POST", system.address("carrier") + "/switch", AWAY);
        shop.place(mug(order, "10115", "CARD", "tok_approve"));

        Standing asked = standing(SUPPORT, "CARRIER", "LABEL", "repeatRequests", "cancelOrder");
        assertThat(asked.text()).isEqualTo("Parcel from warehouse-berlin is to get its label.");
        Standing standing = standing(SUPPORT, "SUPPORT", "STANDSTILL", "repeatRequests");
        assertThat(standing.text()).startsWith("Nothing is heard of this, though it was asked for ");
        assertThat(standing.money("setAside")).isEqualTo(1780);

        standing.end("repeatRequests", "");
        ends("CLOSED", TAKEN);
    }

    /** What the order waits for, as its page for people says: of whom, for what, and what this reader may do, if anything. */
    private Standing standing(String reader, String whom, String what, String... actions) {
        Standing standing = Standing.of(shop, reader, order, whom, what, List.of(actions));
        if (actions.length > 0) {
            assertThat(standing.actions()).containsExactly(actions);
            assertThat(rows)
                    .allSatisfy(row -> assertThat(row)
                            .contains("`" + whom + "`: `" + what + "`")
                            .contains("`" + actions[0] + "`"));
        }
        return standing;
    }

    private JsonNode ends(String status, String books) {
        return ends(status, books, books);
    }

    /** It waits for nothing, nobody owes anything, and all say the same of its money. */
    private JsonNode ends(String status, String books, String provider) {
        await(order + " to be " + status + " with " + books).atMost(BOUND).untilAsserted(() -> {
            JsonNode read = shop.read("/orders/" + order).body();
            assertThat(read.get("status").asString()).isEqualTo(status);
            assertThat(read.get("waitsFor")).isEmpty();
            assertThat(Stream.of("setAside", "owedByCustomer", "owedToCustomer", "disputed", "lost"))
                    .allSatisfy(open ->
                            assertThat(minor(read, "money", open)).as(open).isZero());
            assertThat(booked(minor(read, "money", "taken"), minor(read, "money", "givenBack")))
                    .isEqualTo(books);
            JsonNode payments = shop.read("/payments?orderId=" + order).body().get("payments");
            assertThat(booked(sum(payments, "captured"), sum(payments, "refunded")))
                    .as("payments")
                    .isEqualTo(books);
            assertThat(payments.valueStream().flatMap(it -> it.get("findings").valueStream()))
                    .isEmpty();
            assertThat(booked(sum(authorisations(), "captured"), sum(authorisations(), "refunded")))
                    .as("the provider")
                    .isEqualTo(provider);
        });
        return shop.read("/orders/" + order).body();
    }

    private static String booked(long captured, long refunded) {
        return "captured " + captured + " refunded " + refunded;
    }

    private static long sum(JsonNode amounts, String name) {
        return amounts.valueStream().mapToLong(it -> minor(it, name)).sum();
    }

    /** What the provider has in its books for the order's tenders. */
    private JsonNode authorisations() {
        var all = Shop.JSON.createArrayNode();
        JsonNode tenders = shop.read("/orders/" + order).body().get("tenders");
        for (JsonNode tender : tenders) {
            String payment = order.replace("order-", "payment-") + "-" + tender.get("number");
            shop.look("GET", system.address("psp") + "/authorizations?reference=" + payment, "")
                    .forEach(all::add);
        }
        return all;
    }

    private void ask(String client, String path, String body) {
        Shop.Answer answer = shop.as(client, "POST", "/orders/" + order + path, body);
        assertThat(answer.status()).as("%s %s", path, answer.body()).isIn(200, 202);
    }

    /** The carrier does not come for its parcel. */
    private void keepHere() {
        script(shipment, "[]");
    }

    /** The carrier comes for it now, or once it has its label, and brings it. */
    private static void goes(String shipment) {
        script(shipment, "[{\"status\": \"picked_up\"}, {\"status\": \"delivered\"}]");
    }

    private static void script(String shipment, String scans) {
        shop.look("PUT", system.address("carrier") + "/scripts/" + shipment, "{\"scans\": " + scans + "}");
    }
}
