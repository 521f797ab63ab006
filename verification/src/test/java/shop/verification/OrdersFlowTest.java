package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.verification.Orders.minor;
import static shop.verification.Orders.mugsAndTea;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.quickstart.Quickstart;
import tools.jackson.databind.JsonNode;

@DisplayName("Through the whole system, an order")
class OrdersFlowTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static Quickstart system;
    private static Shop shop;

    @BeforeAll
    static void start() {
        system = Quickstart.start(
                FreePorts.arguments(data, "--simulator.carrier.pace=300ms", "--order.returns.postage.EUR=4.90"));
        shop = new Shop(system.address("gateway"));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    @DisplayName("that goes well is authorised, sent in two parcels, captured per parcel, delivered and closed")
    void goesWell() {
        Shop.Answer placed = shop.placed(mugsAndTea("order-goes-well", "tok_approve"));
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.header("location")).isEqualTo("/orders/order-goes-well");
        assertThat(placed.body().get("status").asString()).isIn("AWAITING_PAYMENT", "CONFIRMED", "CLOSED");

        JsonNode order = untilStatus("order-goes-well", "CLOSED");

        assertThat(minor(order, "total")).isEqualTo(4310);
        assertThat(minor(order.get("tenders").get(0), "captured")).isEqualTo(3310);
        assertThat(minor(order.get("tenders").get(1), "captured")).isEqualTo(1000);
        assertThat(order.get("parcels").findValuesAsString("state")).containsExactly("DELIVERED", "DELIVERED");

        JsonNode payments =
                shop.read("/payments?orderId=order-goes-well").body().get("payments");
        assertThat(payments).hasSize(2);
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(shop.read("/shipments?orderId=order-goes-well")
                                .body()
                                .get("shipments")
                                .findValuesAsString("state"))
                        .containsExactly("DELIVERED", "DELIVERED"));
        order = untilStatus("order-goes-well", "CLOSED");
        for (JsonNode parcel : order.get("parcels")) {
            HttpResponse<String> page = shop.page(parcel.get("trackingPage").asString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(parcel.get("trackingCode").asString(), "<h1>Delivered</h1>");
        }
        assertThat(psp("order-goes-well", 1)).isEqualTo("captured 3310 refunded 0");
        assertThat(psp("order-goes-well", 2)).isEqualTo("captured 1000 refunded 0");
    }

    @Test
    @DisplayName("tells its story across the contexts, each entry with the page of its event")
    void tellsItsStory() throws Exception {
        shop.place(mugsAndTea("order-tells", "tok_approve"));
        untilStatus("order-tells", "CLOSED");

        JsonNode story = shop.read("/orders/order-tells/timeline?language=ko").body();
        List<String> texts = story.get("entries").findValuesAsString("text");
        assertThat(texts.get(0)).startsWith("주문이 접수되었다(주문 금액: 43.10유로, 결제 기한: ");
        assertThat(texts).last().isEqualTo("주문이 종결되었다. 모든 배송 건의 처리가 끝났고 도착한 상품의 결제도 끝났다.");
        assertThat(story.get("entries").findValuesAsString("context")).contains("ORDER", "PAYMENT", "SHIPPING");
        JsonNode entry = story.get("entries").get(0);
        assertThat(entry.get("actor").asString()).isEqualTo("SHOP");

        String link = entry.get("link").asString();
        assertThat(link).startsWith(system.address("viewer") + "/#/events?query=");
        // What the page asks for.
        String query = link.substring(link.indexOf('?'));
        String found = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(system.address("viewer") + "/v1/search" + query))
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(found).contains(entry.get("eventId").asString(), "OrderPlaced");
    }

    @Test
    @DisplayName("whose card is declined is rejected, and the voucher that was paid at once goes back")
    void isRejected() {
        shop.place(rejectedIfDeclined(mugsAndTea("order-declined", "tok_decline_insufficient_funds")));

        JsonNode order = untilStatus("order-declined", "REJECTED");

        assertThat(order.get("statusReason").asString()).isEqualTo("tender declined");
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(psp("order-declined", 2)).isEqualTo("captured 1000 refunded 1000"));
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(
                                minor(order("order-declined").get("tenders").get(1), "refunded"))
                        .isEqualTo(1000));
    }

    private static String rejectedIfDeclined(String order) {
        return order.replaceFirst("\\{", "{\"ifDeclined\": \"REJECT\", ");
    }

    @Test
    @DisplayName("whose card is declined waits for another means of payment, and goes on with that (ORD-04)")
    void isPaidByAnother() {
        shop.place(mugsAndTea("order-paid-by-another", "tok_decline_insufficient_funds"));
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(waitsFor("order-paid-by-another")).contains("CUSTOMER ANOTHER_TENDER"));
        assertThat(order("order-paid-by-another").get("status").asString()).isEqualTo("AWAITING_PAYMENT");

        Shop.Answer replaced = shop.as(
                "demo-support",
                "POST",
                "/orders/order-paid-by-another/tenders/1/replacement",
                "{\"method\": \"CARD\", \"token\": \"tok_approve\"}");
        assertThat(replaced.status()).as(String.valueOf(replaced.body())).isEqualTo(200);
        JsonNode order = untilStatus("order-paid-by-another", "CLOSED");

        assertThat(order.get("tenders").findValuesAsString("state")).containsExactly("REPLACED", "PAID", "CAPTURED");
        assertThat(order.get("tenders").get(2).get("replaces").asInt()).isEqualTo(1);
        assertThat(psp("order-paid-by-another", 3)).isEqualTo("captured 3310 refunded 0");
        Shop.Answer tooLate = shop.as(
                "demo-support",
                "POST",
                "/orders/order-paid-by-another/tenders/1/replacement",
                "{\"method\": \"CARD\", \"token\": \"tok_other\"}");
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.body().get("rule").asString()).isEqualTo("ORD-04");
    }

    @Test
    @DisplayName("that is cancelled before hand-over gives the card's authorisation up and refunds the voucher")
    void isCancelled() {
        keepHere("shipment-cancelled-warehouse_berlin");
        keepHere("shipment-cancelled-seller_tea_house");
        shop.place(mugsAndTea("order-cancelled", "tok_approve"));
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(order("order-cancelled").at("/parcels").findValuesAsString("state"))
                                .containsExactly("LABELLED", "LABELLED"));

        Shop.Answer cancelled = shop.as(
                "demo-support", "POST", "/orders/order-cancelled/cancellation", "{\"reason\": \"ORDERED_BY_MISTAKE\"}");
        assertThat(cancelled.status()).isIn(200, 202);

        untilStatus("order-cancelled", "CANCELLED");
        await().atMost(BOUND).untilAsserted(() -> {
            JsonNode tenders = order("order-cancelled").get("tenders");
            assertThat(tenders.get(0).get("state").asString()).isEqualTo("RELEASED");
            assertThat(minor(tenders.get(1), "refunded")).isEqualTo(1000);
        });
        assertThat(psp("order-cancelled", 1)).isEqualTo("captured 0 refunded 0");
        assertThat(psp("order-cancelled", 2)).isEqualTo("captured 1000 refunded 1000");
    }

    @Test
    @DisplayName(
            "that is cancelled while its parcels are under way is paid back when the carrier has brought them back (ORD-07)")
    void isWantedBack() {
        shop.place(mugsAndTea("order-wanted-back", "66666", "tok_approve"));
        untilParcelsAre("order-wanted-back", "HANDED_OVER", "HANDED_OVER");
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(psp("order-wanted-back", 1)).isEqualTo("captured 3310 refunded 0"));

        Shop.Answer asked = shop.as(
                "demo-support",
                "POST",
                "/orders/order-wanted-back/cancellation",
                "{\"reason\": \"NOT_WANTED_ANY_MORE\"}");
        assertThat(asked.status()).as("%s", asked.body()).isIn(200, 202);

        untilStatus("order-wanted-back", "CLOSED");
        await().atMost(BOUND).untilAsserted(() -> {
            assertThat(psp("order-wanted-back", 1)).isEqualTo("captured 3310 refunded 3310");
            assertThat(psp("order-wanted-back", 2)).isEqualTo("captured 1000 refunded 1000");
        });
        JsonNode order = order("order-wanted-back");
        assertThat(order.at("/parcels").findValuesAsString("state")).containsExactly("REFUNDED", "REFUNDED");
        assertThat(order.get("cancellation").asString()).isEqualTo("DONE");
        assertThat(shop.read("/orders/order-wanted-back/timeline").body().toString())
                .contains("The carrier brings parcel warehouse-berlin back.");
    }

    @Test
    @DisplayName(
            "of which one of three mugs is cancelled, and another is missing, is paid for what is sent (ORD-14, ORD-18)")
    void isSentInPart() {
        keepHere("shipment-fewer-warehouse_berlin");
        keepHere("shipment-fewer-seller_tea_house");
        shop.place(mugsAndTea("order-fewer", "tok_approve")
                .replace("\"quantity\": 2", "\"quantity\": 3")
                .replace("TEA-GREEN", "SHORT-TEA")
                .replace("\"minor\": 3310", "\"minor\": 4600"));
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(order("order-fewer").at("/parcels").findValuesAsString("state"))
                                .containsExactly("LABELLED", "CANCELLED"));

        Shop.Answer asked = shop.as(
                "demo-support",
                "POST",
                "/orders/order-fewer/lines/1/cancellation",
                "{\"quantity\": 1, \"reason\": \"ORDERED_BY_MISTAKE\"}");
        assertThat(asked.status()).as(String.valueOf(asked.body())).isEqualTo(200);
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(
                                order("order-fewer").at("/units/0/cancelled").asInt())
                        .isEqualTo(1));
        assertThat(shop.read("/shipments/shipment-fewer-warehouse_berlin")
                        .body()
                        .at("/items/0/quantity")
                        .asInt())
                .isEqualTo(2);
        shop.as("demo-warehouse", "POST", "/shipments/shipment-fewer-warehouse_berlin/hand-over", "{}");
        await().atMost(BOUND).untilAsserted(() -> {
            assertThat(psp("order-fewer", 1)).isEqualTo("captured 2403 refunded 0");
            assertThat(psp("order-fewer", 2)).isEqualTo("captured 1000 refunded 333");
        });
        assertThat(order("order-fewer").get("units"))
                .hasToString("[{\"line\":1,\"ordered\":3,\"cancelled\":1,\"sent\":2,\"delivered\":0,\"refunded\":0},"
                        + "{\"line\":2,\"ordered\":1,\"cancelled\":1,\"sent\":0,\"delivered\":0,\"refunded\":0}]");
        Shop.Answer tooLate = shop.as(
                "demo-support",
                "POST",
                "/orders/order-fewer/lines/1/cancellation",
                "{\"quantity\": 1, \"reason\": \"ORDERED_BY_MISTAKE\"}");
        assertThat(tooLate.body().get("rule").asString()).isEqualTo("ORD-18");
    }

    @Test
    @DisplayName(
            "in which a mug takes the place of the tea is paid by one more tender, and sends the mug in a parcel of its own"
                    + " (ORD-17)")
    void isAmended() {
        keepHere("shipment-amended-seller_tea_house");
        shop.place(mugsAndTea("order-amended", "tok_approve"));
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(
                                order("order-amended").at("/parcels/1/state").asString())
                        .isEqualTo("LABELLED"));
        String change = "{\"more\": [{\"line\": 1, \"quantity\": 1}], \"fewer\": [{\"line\": 2, \"quantity\": 1}],"
                + " \"tender\": {\"method\": \"CARD\", \"token\": \"tok_approve\"}}";

        Shop.Answer asked = shop.as("demo-support", "POST", "/orders/order-amended/amendments", change);
        assertThat(asked.status()).as("%s", asked.body()).isIn(200, 202);

        JsonNode order = untilStatus("order-amended", "CLOSED");
        assertThat(order.at("/amendments/0/state").asString()).isEqualTo("APPLIED");
        assertThat(minor(order.get("amendments").get(0), "amount")).isEqualTo(1290);
        assertThat(order.get("parcels").findValuesAsString("parcel"))
                .containsExactly("warehouse-berlin", "seller-tea-house", "warehouse-berlin.2");
        assertThat(order.get("parcels").findValuesAsString("state"))
                .containsExactly("DELIVERED", "CANCELLED", "DELIVERED");
        assertThat(order.get("units").findValuesAsString("cancelled")).containsExactly("0", "1", "0");
        assertThat(psp("order-amended", 1)).isEqualTo("captured 2070 refunded 0");
        assertThat(psp("order-amended", 3)).isEqualTo("captured 1290 refunded 0");
        assertThat(shop.read("/orders/order-amended/timeline")
                        .body()
                        .get("entries")
                        .findValuesAsString("event"))
                .contains("AmendmentProposed", "AmendmentApplied", "UnitsCancellationRequested");
    }

    @Test
    @DisplayName(
            "whose parcels do not arrive waits for a person, and ends by what they decide (ORD-10, ORD-23, SHP-03)")
    void doesNotArrive() {
        Map<String, String> mishaps =
                Map.of("33333", "PRESUMED_LOST", "44444", "RETURNED_TO_SENDER", "55555", "DAMAGED");
        mishaps.keySet().forEach(postcode -> shop.place(mugsAndTea("order-to-" + postcode, postcode, "tok_approve")));
        shop.place(mugsAndTea("order-to-00000", "00000", "tok_approve"));

        mishaps.forEach((postcode, mishap) -> {
            untilParcelsAre("order-to-" + postcode, mishap, mishap);
            assertThat(waitsFor("order-to-" + postcode)).contains("SUPPORT DECISION");
        });
        untilParcelsAre("order-to-00000", "HELD", "HELD");
        assertThat(waitsFor("order-to-00000")).containsOnly("CUSTOMER ANOTHER_ADDRESS");
        assertThat(shop.read("/orders?waitsFor=CUSTOMER").body().get("orders").findValuesAsString("orderId"))
                .contains("order-to-00000");
        assertThat(shop.read("/orders?waitsFor=SUPPORT").body().get("orders").findValuesAsString("orderId"))
                .contains("order-to-33333", "order-to-44444", "order-to-55555")
                .doesNotContain("order-to-00000");

        mishaps.keySet().forEach(postcode -> {
            String parcels = "/orders/order-to-" + postcode + "/parcels/";
            decide(parcels + "warehouse-berlin/refund", "CUSTOMERS_WISH");
            decide(parcels + "seller-tea-house/replacement", "IN_STOCK");
        });
        Stream.of("warehouse_berlin", "seller_tea_house")
                .map(parcel -> "/shipments/shipment-to-00000-" + parcel + "/address")
                .forEach(address -> assertThat(
                                shop.as("demo-support", "PUT", address, """
                                    {"shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "10115", "country": "DE"}}\
                                    """).status())
                        .isIn(200, 202));

        mishaps.forEach((postcode, mishap) -> {
            // The same address is as unlucky as before.
            untilParcelsAre("order-to-" + postcode, "REFUNDED", "REPLACED", mishap);
            decide("/orders/order-to-" + postcode + "/parcels/seller-tea-house.2/refund", "CUSTOMERS_WISH");
            untilStatus("order-to-" + postcode, "CLOSED");
            await().atMost(BOUND).untilAsserted(() -> {
                assertThat(psp("order-to-" + postcode, 1)).isEqualTo("captured 3310 refunded 3310");
                assertThat(psp("order-to-" + postcode, 2)).isEqualTo("captured 1000 refunded 1000");
                assertThat(waitsFor("order-to-" + postcode)).isEmpty();
            });
        });
        untilStatus("order-to-00000", "CLOSED");
    }

    @Test
    @DisplayName("whose money cannot be taken at first is delivered and unpaid, until a try succeeds (PAY-12)")
    void isOwed() {
        shop.place(mugsAndTea("order-owed", "tok_capture_fails_1"));

        await().atMost(BOUND).untilAsserted(() -> {
            JsonNode order = order("order-owed");
            assertThat(order.get("fulfilment").asString()).isEqualTo("DELIVERED");
            assertThat(order.get("payment").asString()).isEqualTo("OWED");
            assertThat(minor(order.get("money"), "owedByCustomer")).isEqualTo(3310);
            assertThat(order.get("waitsFor").valueStream().toList()).hasSize(2).allSatisfy(it -> {
                assertThat(it.get("what").asString()).isEqualTo("CAPTURE");
                assertThat(it.get("attempt").asInt()).isEqualTo(1);
                assertThat(it.has("nextTry")).isTrue();
            });
        });
        String captures = "/payments/payment-owed-1/captures/";
        decide(captures + "warehouse-berlin/attempts", "CUSTOMER_HAS_SEEN_TO_IT");
        decide(captures + "seller-tea-house/attempts", "CUSTOMER_HAS_SEEN_TO_IT");

        JsonNode order = untilStatus("order-owed", "CLOSED");
        assertThat(minor(order.get("money"), "owedByCustomer")).isZero();
        assertThat(psp("order-owed", 1)).isEqualTo("captured 3310 refunded 0");
    }

    @Test
    @DisplayName("whose refund fails later waits for a person, who says that it is given back (PAY-03, PAY-07)")
    void isTransferred() {
        keepHere("shipment-transferred-warehouse_berlin");
        keepHere("shipment-transferred-seller_tea_house");
        shop.place(mugsAndTea("order-transferred", "tok_approve")
                .replace(
                        "\"minor\": 1000, \"currency\": \"EUR\"}, \"token\": \"tok_approve\"",
                        "\"minor\": 1000, \"currency\": \"EUR\"}, \"token\": \"tok_refund_fails_later\""));
        untilStatus("order-transferred", "CONFIRMED");
        shop.as(
                "demo-support",
                "POST",
                "/orders/order-transferred/cancellation",
                "{\"reason\": \"ORDERED_BY_MISTAKE\"}");
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(waitsFor("order-transferred")).contains("SUPPORT TRANSFER"));
        assertThat(minor(order("order-transferred").get("money"), "owedToCustomer"))
                .isEqualTo(1000);

        Shop.Answer transferred = shop.as(
                "demo-support",
                "POST",
                "/payments/payment-transferred-2/refunds/refund-1/transfer",
                "{\"means\": \"BANK_TRANSFER\"}");
        assertThat(transferred.status()).as(String.valueOf(transferred.body())).isEqualTo(200);
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(waitsFor("order-transferred")).isEmpty());
        assertThat(minor(order("order-transferred").get("money"), "givenBack")).isEqualTo(1000);
        assertThat(minor(order("order-transferred").get("money"), "owedToCustomer"))
                .isZero();
    }

    @Test
    @DisplayName("whose parcel moves to another ship-from is sent from there, for what was agreed (SHP-01, SHP-13)")
    void isMoved() {
        shop.place(mugsAndTea("order-moved", "00000", "tok_approve"));
        untilParcelsAre("order-moved", "HELD", "HELD");

        String mugs = "/shipments/shipment-moved-warehouse_berlin";
        Shop.Answer moved = shop.as("demo-warehouse", "POST", mugs + "/ship-from", """
            {"shipFrom": "warehouse-hamburg"}\
            """);
        assertThat(moved.status()).as("%s", moved.body()).isIn(200, 202);
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(order("order-moved").at("/parcels").findValuesAsString("shipFrom"))
                                .contains("warehouse-hamburg", "seller-tea-house")
                                .doesNotContain("warehouse-berlin"));
        assertThat(shop.as("demo-support", "PUT", "/orders/order-moved/shipping-address", """
                    {"shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "10115", "country": "DE"}}\
                    """)
                        .status())
                .isIn(200, 202);

        untilStatus("order-moved", "CLOSED");
        assertThat(shop.read(mugs).body().get("shipFrom").asString()).isEqualTo("warehouse-hamburg");
        await().atMost(BOUND).untilAsserted(() -> {
            assertThat(psp("order-moved", 1)).isEqualTo("captured 3310 refunded 0");
            assertThat(psp("order-moved", 2)).isEqualTo("captured 1000 refunded 0");
        });
    }

    @Test
    @DisplayName(
            "that a person holds is kept here, label or not, until they release it; its customer reads no reason, and"
                    + " may send it elsewhere (ORD-08, ORD-21)")
    void isHeld() {
        String mugs = "shipment-held-warehouse_berlin";
        keepHere(mugs);
        keepHere("shipment-held-seller_tea_house");
        shop.place(mugsAndTea("order-held", "00000", "tok_approve").replace("customer-1", "demo-customer"));
        untilParcelsAre("order-held", "HELD", "HELD");

        decide("/orders/order-held/hold", "FRAUD_SUSPECTED");
        Shop.Answer moved = shop.as("demo-customer", "PUT", "/orders/order-held/shipping-address", """
            {"shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "10115", "country": "DE"}}\
            """);
        assertThat(moved.status()).as("%s", moved.body()).isIn(200, 202);
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(order("order-held").at("/parcels").findValuesAsString("redirection"))
                                .containsExactly("DONE", "DONE"));
        await().atMost(BOUND).untilAsserted(() -> {
            JsonNode shipment = shop.read("/shipments/" + mugs).body();
            assertThat(shipment.path("trackingCode").asString("")).isNotEmpty();
            assertThat(shipment.get("state").asString()).isEqualTo("ON_HOLD");
            assertThat(shipment.get("heldByPerson").asBoolean()).isTrue();
        });
        Shop.Answer refused = shop.as("demo-warehouse", "POST", "/shipments/" + mugs + "/hand-over", "{}");
        assertThat(refused.body().get("code").asString()).isEqualTo("held-by-person");
        String read =
                shop.as("demo-customer", "GET", "/orders/order-held", "").body().toString()
                        + shop.as("demo-customer", "GET", "/orders/order-held/timeline", "")
                                .body();
        assertThat(read).contains("being checked").doesNotContainIgnoringCase("fraud");

        Shop.Answer released = shop.as("demo-support", "POST", "/orders/order-held/release", "{}");
        assertThat(released.status()).as("%s", released.body()).isIn(200, 202);
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(shop.as("demo-warehouse", "POST", "/shipments/" + mugs + "/hand-over", "{}")
                                        .status())
                                .isIn(200, 202));
        untilParcelsAre("order-held", "HANDED_OVER", "LABELLED");
    }

    @Test
    @DisplayName("that is closed gives goodwill back, of the card first, and as far as the role may (ORD-22)")
    void isGivenGoodwill() {
        shop.place(mugsAndTea("order-goodwill", "tok_approve"));
        untilStatus("order-goodwill", "CLOSED");
        String goodwill = "{\"goodwillId\": \"late-1\", \"amount\": {\"minor\": %d, \"currency\": \"EUR\"}, \"reason\":"
                + " \"LATE_DELIVERY\"}";

        Shop.Answer tooMuch =
                shop.as("demo-support", "POST", "/orders/order-goodwill/goodwill", goodwill.formatted(863));
        assertThat(tooMuch.body().path("code").asString()).isEqualTo("beyond-limit");
        for (int time = 1; time <= 2; time++) {
            Shop.Answer given =
                    shop.as("demo-support", "POST", "/orders/order-goodwill/goodwill", goodwill.formatted(500));
            assertThat(given.status()).as("%s", given.body()).isIn(200, 202);
        }

        await().atMost(BOUND).untilAsserted(() -> {
            JsonNode money = order("order-goodwill").get("money");
            assertThat(minor(money, "givenBack")).isEqualTo(500);
            assertThat(minor(money, "owedToCustomer")).isZero();
        });
        assertThat(psp("order-goodwill", 1)).isEqualTo("captured 3310 refunded 500");
        assertThat(psp("order-goodwill", 2)).isEqualTo("captured 1000 refunded 0");
        assertThat(order("order-goodwill").get("status").asString()).isEqualTo("CLOSED");
    }

    @Test
    @DisplayName("has a receipt for all that is taken and given back, under numbers without a gap (PAY-19)")
    void hasReceipts() {
        shop.place(mugsAndTea("order-receipts", "tok_approve"));
        untilStatus("order-receipts", "CLOSED");
        Shop.Answer given = shop.as(
                "demo-support",
                "POST",
                "/orders/order-receipts/goodwill",
                "{\"goodwillId\": \"late-1\", \"amount\": {\"minor\": 500, \"currency\": \"EUR\"}, \"reason\":"
                        + " \"LATE_DELIVERY\"}");
        assertThat(given.status()).as("%s", given.body()).isIn(200, 202);

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(receipts("payment-receipts-1").findValuesAsString("kind"))
                        .endsWith("CANCELLATION"));
        JsonNode receipts = receipts("payment-receipts-1");
        JsonNode cancellation = receipts.get(receipts.size() - 1);
        JsonNode cancelled = cancellation.at("/cancels/0");
        assertThat(minor(cancellation, "amount")).isEqualTo(500);
        assertThat(minor(cancelled, "amount")).isEqualTo(500);
        assertThat(cancelled.get("number").asLong())
                .isEqualTo(receipts.get(0).get("number").asLong());
        assertThat(receipts.valueStream()
                        .filter(receipt -> receipt.get("kind").asString().equals("SALE"))
                        .mapToLong(receipt -> minor(receipt, "amount"))
                        .sum())
                .isEqualTo(3310);
        assertThat(receipts("payment-receipts-2").findValuesAsString("movement"))
                .containsExactly("PAID");
        JsonNode all = shop.read("/receipts?size=200&sort=-number").body();
        assertThat(all.get("total").asLong()).isEqualTo(all.get("lastNumber").asLong());
        assertThat(all.at("/receipts/0/number").asLong())
                .isEqualTo(all.get("lastNumber").asLong());
    }

    private static JsonNode receipts(String payment) {
        return shop.read("/payments/" + payment + "/receipts").body().get("receipts");
    }

    @Test
    @DisplayName(
            "that the customer disputes waits for support, and what the bank takes is not given back again (PAY-10)")
    void isDisputed() {
        shop.place(mugsAndTea("order-disputed", "tok_disputed"));
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(waitsFor("order-disputed")).contains("SUPPORT DISPUTE"));
        JsonNode open =
                shop.read("/disputes?paymentId=payment-disputed-1").body().at("/disputes/0");
        long amount = minor(open, "amount");
        assertThat(minor(order("order-disputed").get("money"), "disputed")).isEqualTo(amount);

        Shop.Answer accepted = shop.as(
                "demo-support",
                "POST",
                "/disputes/" + open.get("disputeId").asString() + "/acceptance",
                "{\"reason\": \"CUSTOMER_IS_RIGHT\"}");
        assertThat(accepted.status()).as(String.valueOf(accepted.body())).isIn(200, 202);

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(minor(order("order-disputed").get("money"), "lost"))
                        .isEqualTo(amount));
        untilStatus("order-disputed", "CLOSED");
        assertThat(minor(order("order-disputed").get("money"), "givenBack")).isZero();
        assertThat(psp("order-disputed", 1)).isEqualTo("captured 3310 refunded 0");
        assertThat(shop.read("/orders/order-disputed/timeline")
                        .body()
                        .get("entries")
                        .findValuesAsString("event"))
                .contains("PaymentDisputed", "DisputeAnswered", "DisputeDecided");
    }

    @Test
    @DisplayName(
            "that was closed is given back: label, way, receipt, and the money to the cent (ORD-11, ORD-15, SHP-08)")
    void comesBack() {
        shop.place(mugsAndTea("order-comes-back", "tok_approve"));
        untilStatus("order-comes-back", "CLOSED");
        String bothMugs = "{\"units\": [{\"line\": 1, \"quantity\": 2}], \"reason\": \"CHANGE_OF_MIND\"}";
        String returns = "/orders/order-comes-back/returns";

        for (int time = 1; time <= 2; time++) {
            assertThat(shop.as("demo-support", "POST", returns, bothMugs, "Idempotency-Key", "back-1")
                            .status())
                    .isIn(200, 202);
        }
        assertThat(shop.as("demo-support", "POST", returns, bothMugs)
                        .body()
                        .get("rule")
                        .asString())
                .isEqualTo("ORD-11");
        untilReturnIs("order-comes-back", "ARRIVED");
        assertThat(waitsFor("order-comes-back")).containsExactly("SHIP_FROM RECEIPT");
        String back = "/return-shipments/"
                + shop.read(returns + "/1").body().get("returnShipmentId").asString();
        assertThat(shop.as(
                                "demo-warehouse",
                                "POST",
                                back + "/receipt",
                                "{\"items\": [{\"line\": 1, \"quantity\": 2, \"condition\": \"AS_NEW\"}]}")
                        .status())
                .isIn(200, 202);

        untilReturnIs("order-comes-back", "RETURNED");
        await().atMost(BOUND).untilAsserted(() -> {
            assertThat(psp("order-comes-back", 1)).isEqualTo("captured 3310 refunded 1740");
            assertThat(psp("order-comes-back", 2)).isEqualTo("captured 1000 refunded 840");
            JsonNode order = order("order-comes-back");
            assertThat(order.get("status").asString()).isEqualTo("CLOSED");
            assertThat(order.get("returned").asString()).isEqualTo("PARTLY_RETURNED");
            assertThat(minor(order.get("money"), "givenBack")).isEqualTo(2580);
            assertThat(order.get("waitsFor")).isEmpty();
        });
        assertThat(shop.read("/orders/order-comes-back/timeline")
                        .body()
                        .get("entries")
                        .findValuesAsString("text"))
                .contains("Return 1 may come back.", "It was recorded what came back as return 1.");
    }

    @Test
    @DisplayName("that was closed is confirmed by its customer, once nothing is coming back, and listed so (ORD-25)")
    void purchaseIsConfirmed() {
        shop.place(mugsAndTea("order-purchased", "tok_approve").replace("customer-1", "demo-customer"));
        untilStatus("order-purchased", "CLOSED");
        String confirmation = "/orders/order-purchased/purchase-confirmation";
        Shop.Answer returned = shop.as(
                "demo-customer",
                "POST",
                "/orders/order-purchased/returns",
                "{\"units\": [{\"line\": 2, \"quantity\": 1}], \"reason\": \"DEFECT\"}");
        assertThat(returned.status()).as("%s", returned.body()).isIn(200, 202);
        Shop.Answer early = shop.as("demo-customer", "POST", confirmation, "");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body().get("code").asString()).isEqualTo("return-open");
        untilReturnIs("order-purchased", "ARRIVED");
        shop.as(
                "demo-warehouse",
                "POST",
                "/return-shipments/returnshipment-purchased-1/receipt",
                "{\"items\": [{\"line\": 2, \"quantity\": 1, \"condition\": \"DAMAGED\"}]}");
        untilReturnIs("order-purchased", "RETURNED");

        for (int time = 1; time <= 2; time++) {
            Shop.Answer confirmed = shop.as("demo-customer", "POST", confirmation, "");
            assertThat(confirmed.status()).as("%s", confirmed.body()).isIn(200, 202);
        }

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(order("order-purchased")
                                .at("/purchase/confirmedBy")
                                .asString(""))
                        .isEqualTo("CUSTOMER"));
        assertThat(shop.read("/orders?purchaseConfirmed=true")
                        .body()
                        .get("orders")
                        .findValuesAsString("orderId"))
                .contains("order-purchased");
        assertThat(shop.read("/orders/order-purchased/timeline?language=ko")
                        .body()
                        .get("entries")
                        .findValuesAsString("text"))
                .last()
                .isEqualTo("구매가 확정되었다(방법: 고객 확정).");
        assertThat(shop.as("demo-warehouse", "POST", confirmation, "").status()).isEqualTo(403);
    }

    @Test
    @DisplayName(
            "that was closed is exchanged: the same is sent once more when it is back, and no money moves (ORD-16)")
    void isExchanged() {
        shop.place(mugsAndTea("order-exchanged", "tok_approve"));
        untilStatus("order-exchanged", "CLOSED");
        Shop.Answer asked = shop.as(
                "demo-support",
                "POST",
                "/orders/order-exchanged/returns",
                "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"reason\": \"DEFECT\", \"wants\": \"EXCHANGE\"}");
        assertThat(asked.status()).as("%s", asked.body()).isIn(200, 202);
        untilReturnIs("order-exchanged", "ARRIVED");
        shop.as(
                "demo-warehouse",
                "POST",
                "/return-shipments/returnshipment-exchanged-1/receipt",
                "{\"items\": [{\"line\": 1, \"quantity\": 1, \"condition\": \"DAMAGED\"}]}");

        untilParcelsAre("order-exchanged", "DELIVERED", "DELIVERED", "DELIVERED");
        JsonNode order = untilStatus("order-exchanged", "CLOSED");
        assertThat(order.at("/returns/0/exchangedIn").asString()).isEqualTo("warehouse-berlin.2");
        assertThat(order.at("/parcels/2/replaces").asString()).isEqualTo("warehouse-berlin");
        assertThat(minor(order.get("money"), "givenBack")).isZero();
        assertThat(psp("order-exchanged", 1)).isEqualTo("captured 3310 refunded 0");
        assertThat(psp("order-exchanged", 2)).isEqualTo("captured 1000 refunded 0");
        assertThat(order.get("units").get(0))
                .hasToString("{\"line\":1,\"ordered\":2,\"cancelled\":0,\"sent\":2,\"delivered\":2,\"refunded\":0}");
        assertThat(shop.read("/shipments/shipment-exchanged-warehouse_berlin.2")
                        .body()
                        .at("/items/0/quantity")
                        .asInt())
                .isEqualTo(1);
    }

    private static void untilReturnIs(String order, String state) {
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(order(order).at("/returns/0/state").asString(""))
                                .isEqualTo(state));
    }

    private static void decide(String path, String reason) {
        Shop.Answer answer = shop.as("demo-support", "POST", path, "{\"reason\": \"" + reason + "\"}");
        assertThat(answer.status()).as(path + " " + answer.body()).isIn(200, 202);
    }

    private static void untilParcelsAre(String order, String... states) {
        await(order + " to have parcels " + List.of(states))
                .atMost(BOUND)
                .untilAsserted(() -> assertThat(order(order).at("/parcels").findValuesAsString("state"))
                        .containsExactly(states));
    }

    private static List<String> waitsFor(String order) {
        return order(order)
                .get("waitsFor")
                .valueStream()
                .map(it -> it.get("of").asString() + " " + it.get("what").asString())
                .toList();
    }

    @Test
    @DisplayName("is placed once, however often its request is sent, and its key is good for no other (ORD-13)")
    void isPlacedOnce() {
        String order = mugsAndTea("order-once", "tok_approve");
        assertThat(shop.placed(order).status()).isEqualTo(201);
        assertThat(shop.placed(order).status()).isEqualTo(201);

        Shop.Answer other = shop.place(order.replace("Green tea", "Black tea"));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().get("rule").asString()).isEqualTo("ORD-13");
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(psp("order-once", 2)).startsWith("captured 1000"));
    }

    @Test
    @DisplayName("whose tenders differ from its total is refused with the rule and the way out (ORD-02)")
    void isRefused() {
        Shop.Answer refused =
                shop.place(mugsAndTea("order-refused", "tok_approve").replace("\"minor\": 3310", "\"minor\": 3309"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("rule").asString()).isEqualTo("ORD-02");
        assertThat(refused.body().get("detail").asString())
                .isEqualTo("The tenders sum to €43.09, the lines to €43.10; make them equal.");
        assertThat(shop.read("/orders/order-refused").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("is for nobody without a token, and only for the roles that need it")
    void isProtected() {
        assertThat(shop.anonymously("GET", "/orders", "").status()).isEqualTo(401);
        assertThat(shop.as("demo-warehouse", "POST", "/orders", mugsAndTea("order-x", "tok_approve"))
                        .status())
                .isEqualTo(403);
        assertThat(shop.as("demo-customer", "GET", "/payments?orderId=order-x", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("reads the same after its view was made anew from the first event")
    void isRebuilt() {
        shop.place(mugsAndTea("order-rebuilt", "tok_approve"));
        JsonNode before = untilStatus("order-rebuilt", "CLOSED");

        Shop.Answer rebuild = shop.operate("POST", "order/processors/order-tracking/rebuild", "");

        assertThat(rebuild.status()).isEqualTo(202);
        await("the rebuild to be done").atMost(BOUND).until(() -> {
            assertThat(order("order-rebuilt")).as("what is read meanwhile").isEqualTo(before);
            return shop.operate("GET", "order/processors/order-tracking/rebuild", "")
                    .body()
                    .get("state")
                    .asString()
                    .equals("DONE");
        });
        assertThat(order("order-rebuilt")).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "of which a ship-from sends two parcels is captured per parcel, and closed when all are there (ORD-30, SHP-12)")
    void isSplit() {
        shop.place(mugsAndTea("order-split", "00000", "tok_approve"));
        untilParcelsAre("order-split", "HELD", "HELD");

        String mugs = "/shipments/shipment-split-warehouse_berlin";
        Shop.Answer split = shop.as("demo-warehouse", "POST", mugs + "/splits", """
            {"split": "box-2", "apart": [{"line": 1, "quantity": 1}]}""");
        assertThat(split.status()).as("%s", split.body()).isIn(200, 202);
        untilParcelsAre("order-split", "HELD", "HELD", "HELD");
        assertThat(order("order-split").at("/parcels/2/parcel").asString()).isEqualTo("warehouse-berlin.2");

        Shop.Answer moved = shop.as("demo-support", "PUT", "/orders/order-split/shipping-address", """
            {"shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "10115", "country": "DE"}}""");
        assertThat(moved.status()).as("%s", moved.body()).isIn(200, 202);

        JsonNode order = untilStatus("order-split", "CLOSED");
        assertThat(order.get("parcels").findValuesAsString("state"))
                .containsExactly("DELIVERED", "DELIVERED", "DELIVERED");
        assertThat(order.at("/units/0/delivered").asInt()).isEqualTo(2);
        assertThat(shop.read(mugs + ".2").body().at("/items/0/quantity").asInt())
                .isEqualTo(1);
        assertThat(psp("order-split", 1)).isEqualTo("captured 3310 refunded 0");
        assertThat(shop.as("demo-warehouse", "POST", mugs + "/splits", """
            {"split": "box-3", "apart": [{"line": 1, "quantity": 1}]}""")
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("shipment-handed-over");
    }

    @Test
    @DisplayName(
            "of which another ship-from sends what is missing arrives whole in two parcels, though all or nothing is wanted (ORD-14)")
    void isMissingAndMoved() {
        shop.place(mugsAndTea("order-missing", "00000", "tok_approve")
                .replaceFirst("[{]", "{\"ifShort\": \"ALL_OR_NOTHING\", "));
        untilParcelsAre("order-missing", "HELD", "HELD");

        String missing = "/shipments/shipment-missing-warehouse_berlin/short-picks";
        String report = """
            {"report": "pick-4711", "missing": [{"line": 1, "quantity": 1}], "moveTo": "%s"}""";
        Shop.Answer refused = shop.as("demo-warehouse", "POST", missing, report.formatted("warehouse berlin"));
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
        assertThat(refused.body().toString()).contains("moveTo");
        assertThat(shop.as("demo-warehouse", "POST", missing, report.formatted("warehouse-berlin"))
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("missing-there");
        Shop.Answer moved = shop.as("demo-warehouse", "POST", missing, report.formatted("warehouse-hamburg"));
        assertThat(moved.status()).as("%s", moved.body()).isIn(200, 202);
        untilParcelsAre("order-missing", "HELD", "HELD", "HELD");
        assertThat(order("order-missing").at("/parcels/2/parcel").asString()).isEqualTo("warehouse-berlin.2");
        assertThat(order("order-missing").at("/parcels/2/shipFrom").asString()).isEqualTo("warehouse-hamburg");

        Shop.Answer elsewhere = shop.as("demo-support", "PUT", "/orders/order-missing/shipping-address", """
            {"shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "10115", "country": "DE"}}""");
        assertThat(elsewhere.status()).as("%s", elsewhere.body()).isIn(200, 202);

        JsonNode order = untilStatus("order-missing", "CLOSED");
        assertThat(order.get("parcels").findValuesAsString("state"))
                .containsExactly("DELIVERED", "DELIVERED", "DELIVERED");
        assertThat(order.at("/units/0/delivered").asInt()).isEqualTo(2);
        assertThat(psp("order-missing", 1)).isEqualTo("captured 3310 refunded 0");
        assertThat(psp("order-missing", 2)).isEqualTo("captured 1000 refunded 0");
    }

    private static JsonNode untilStatus(String order, String status) {
        await(order + " to be " + status)
                .atMost(BOUND)
                .ignoreExceptions()
                .until(() -> order(order).get("status").asString().equals(status));
        return order(order);
    }

    private static JsonNode order(String id) {
        return shop.read("/orders/" + id).body();
    }

    /** The carrier never comes for this parcel. */
    private static void keepHere(String shipment) {
        shop.look("PUT", system.address("carrier") + "/scripts/" + shipment, "{\"scans\": []}");
    }

    /** What the provider itself has in its books. */
    private static String psp(String order, int tender) {
        JsonNode found = shop.look(
                "GET",
                system.address("psp") + "/authorizations?reference=" + order.replace("order-", "payment-") + "-"
                        + tender,
                "");
        JsonNode one = found.isArray() ? found.path(0) : found;
        return one.isMissingNode()
                ? "nothing"
                : "captured " + minor(one, "captured") + " refunded " + minor(one, "refunded");
    }
}
