package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.ParcelContents;
import shop.order.http.OrdersOverHttp.Answer;
import shop.order.ordering.ParcelMishap;
import shop.order.ordering.RecordDelivery;
import shop.order.ordering.RecordHandOver;
import shop.order.ordering.RecordParcelHeld;
import shop.order.ordering.RecordParcelInterceptRefused;
import shop.order.ordering.RecordParcelLabelled;
import shop.order.ordering.RecordParcelMishap;
import shop.order.ordering.RecordShortPick;
import shop.order.ordering.RecordTenderAuthorised;
import shop.order.ordering.RecordTenderCaptureFailed;
import shop.order.ordering.RecordTenderCaptured;
import shop.order.ordering.RecordTenderDeclined;
import shop.order.ordering.RejectUnpaidOrder;
import shop.platform.processing.Backlog;
import shop.rehearsal.ShownProblems;
import tools.jackson.databind.JsonNode;

@DisplayName("The examples of problems in the description")
class ShownProblemsTest {

    private static final String BERLIN = "warehouse-berlin";
    private static final String SHOP = "mug-shop/shop";

    private static final String ORDER = """
            {"customerId": "customer-1",
             "shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "10115", "country": "DE"},
             "lines": [
               {"sku": "MUG-BLUE", "quantity": 1, "unitPrice": {"minor": 1290, "currency": "EUR"},
                "shipFrom": "warehouse-berlin"}],
             "tenders": [
               {"method": "CARD", "amount": {"minor": 1290, "currency": "EUR"}, "token": "tok_approve"}]}""";

    private static OrdersOverHttp http;

    @BeforeAll
    static void start() {
        http = OrdersOverHttp.start();
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    @AfterEach
    void recover() {
        http.orders().recover();
    }

    /** The order, with one text of it replaced. */
    private static String with(String before, String after) {
        if (!ORDER.contains(before)) {
            throw new IllegalArgumentException("The order has no " + before);
        }
        return ORDER.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
    }

    private static Answer place(String order, String... headers) {
        return http.post(SHOP, "/orders", order, headers);
    }

    @Test
    @DisplayName("of placing an order are what is sent")
    void placing() {
        ShownProblems shown = ShownProblems.of("placeOrder");
        String dear = "\"minor\": 999999999999";
        String dearTender =
                "{\"method\": \"CARD\", \"amount\": {" + dear + ", \"currency\": \"EUR\"}, \"token\": \"tok_approve\"}";

        shown.isSent(http.post("maria/customer", "/orders", ORDER).body());
        place(ORDER, "Idempotency-Key", "checkout-1");
        shown.isSent(place(with("MUG-BLUE", "MUG-RED"), "Idempotency-Key", "checkout-1")
                .body());
        place(with("{", "{\"orderId\": \"order-1\","));
        shown.isSent(place(with("{", "{\"orderId\": \"order-1\",").replace("MUG-BLUE", "MUG-RED"))
                .body());
        shown.isSent(place(with("{", "{\"orderId\": \"order-1\","), "Idempotency-Key", "checkout-1")
                .body());
        shown.isSent(place(ORDER.replaceAll("(?s)\"lines\": \\[.*?\\],", "\"lines\": [],"))
                .body());
        shown.isSent(place(with("\"quantity\": 1", "\"quantity\": 0")).body());
        shown.isSent(place(with("\"minor\": 1290", "\"minor\": -1290")).body());
        shown.isSent(place(with("\"lines\": [", """
                "lines": [{"sku": "MUG", "quantity": 1, "unitPrice": {"minor": 1290, "currency": "EUR"},
                           "shipFrom": "warehouse-berlin"},""").replaceFirst("(?s)(MUG-BLUE.*?)EUR", "$1USD"))
                .body());
        shown.isSent(place(with("\"shipFrom\"", "\"discount\": {\"minor\": 1291, \"currency\": \"EUR\"}, \"shipFrom\""))
                .body());
        shown.isSent(
                place(with("\"shipFrom\"", "\"taxIncluded\": {\"minor\": 1291, \"currency\": \"EUR\"}, \"shipFrom\""))
                        .body());
        shown.isSent(place(with("\"minor\": 1290", "\"minor\": 9223372036854775807")
                        .replace("\"quantity\": 1", "\"quantity\": 1000000"))
                .body());
        shown.isSent(place(with("\"minor\": 1290", dear)
                        .replace("\"quantity\": 1", "\"quantity\": 2")
                        .replaceFirst("(?s)\\{\"method\".*?tok_approve\"\\}", dearTender + "," + dearTender))
                .body());
        shown.isSent(place(with("\"amount\": {\"minor\": 1290", "\"amount\": {\"minor\": 1000"))
                .body());
        shown.isSent(place(with("\"amount\": {\"minor\": 1290", "\"amount\": {\"minor\": 0"))
                .body());
        shown.isSent(place(with("\"token\"", "\"dueDate\": \"2026-01-05\", \"token\""))
                .body());
        shown.isSent(place(with("\"CARD\"", "\"BANK_SLIP\", \"dueDate\": \"2000-01-01\""))
                .body());
        shown.isSent(place(with("\"CARD\"", "\"BANK_SLIP\", \"dueDate\": \"2999-01-01\""))
                .body());
        String receipt = "\"cashReceipt\": {\"purpose\": \"INCOME_DEDUCTION\", \"identifier\": \"010-1234-5678\"}, ";
        shown.isSent(place(with("\"token\"", receipt + "\"token\"")).body());
        shown.isSent(place(with("\"token\"", receipt + "\"token\"").replace("\"CARD\"", "\"VOUCHER\""))
                .body());
        shown.isSent(place(with("EUR", "DEM")).body());
        shown.isSent(place(with("\"lines\"", "\"promisedDelivery\": \"2999-01-01\", \"lines\""))
                .body());
        shown.isSent(place(with("\"DE\"", "\"ZZ\"")).body());
        shown.isSent(place(with("\"postcode\": \"10115\", ", "")).body());
        shown.isSent(place(with("\"city\": \"Berlin\", ", "")).body());

        http.orders().fallBehind(new Backlog(1_001, Duration.ofMillis(9_200)));
        shown.isSent(place(ORDER).body());

        http.orders().fallBehind(Backlog.NONE);
        http.orders().doubtTheLog();
        shown.isSent(place(ORDER).body());

        shown.wereAllSentBut(Set.of(
                // by StandstillIntegrationTest, where a processor has stopped
                "ORD-20-what-follows-stands-still"));
    }

    @Test
    @DisplayName("that any operation may answer with are what is sent")
    void any() {
        ShownProblems shown = ShownProblems.ofAny();
        String order = place(ORDER).text("/orderId");

        shown.isSent(http.send(http.request(SHOP, "/orders?colour=red").POST(HttpRequest.BodyPublishers.noBody()))
                .body());
        shown.isSent(http.get("", "/orders").body());
        shown.isSent(http.post("wanda/warehouse", "/orders", ORDER).body());
        shown.isSent(http.send(http.request(SHOP, "/orders")
                        .header("Accept", "application/yaml")
                        .GET())
                .body());
        shown.isSent(http.get(SHOP, "/orders?customerId=4111111111111111").body());
        shown.isSent(http.get(SHOP, "/orders?size=many").body());
        shown.isSent(http.get(SHOP, "/orders?size=1&size=2").body());
        shown.isSent(http.get(SHOP, "/orders?cursor=abc").body());
        shown.isSent(http.get(SHOP, "/orders?cursor=bzAub3JkZXItMQ").body());
        shown.isSent(place(with("\"shipFrom\"", "\"disount\": 1, \"shipFrom\"")).body());
        shown.isSent(place(with("\"tenders\"", "\"tenders\": [], \"tenders\"")).body());
        shown.isSent(place(with("\"quantity\": 1", "\"quantity\": \"1\"")).body());
        shown.isSent(place(with(", \"country\": \"DE\"", "")).body());
        shown.isSent(place(with("MUG-BLUE", "M".repeat(65))).body());
        shown.isSent(place(with("\"token\"", "\"instalments\": 0, \"token\"")).body());
        shown.isSent(place("{\n\n\"lines\": oh").body());
        shown.isSent(place(with("\"sku\"", "\"description\": \"" + "d".repeat(20_001) + "\", \"sku\""))
                .body());
        shown.isSent(http.send(http.request(SHOP, "/orders")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("an order, please")))
                .body());
        shown.isSent(http.post(
                        SHOP,
                        "/orders/" + order + "/cancellation",
                        "{\"reason\": \"ORDERED_BY_MISTAKE\"}",
                        "If-Match",
                        "\"999\"")
                .body());
        shown.isSent(place(ORDER, "If-Match", "\"5\"").body());
        shown.isSent(place(ORDER.replaceAll("(?s)\"lines\": \\[(.*?)\\],", "\"lines\": [" + "$1,".repeat(200) + "$1],"))
                .body());

        shown.isSent(http.get(SHOP, "/orders/order-1%0A").body());
        shown.isSent(http.get(SHOP, "/orders/order-%C2%85-1").body());
        shown.isSent(place(with("\"sku\"", "\"description\": \"" + "d".repeat(600_000) + "\", \"sku\""))
                .body());
        http.orders().failWith(new NoHandlerForCommandException("nobody is there"));
        shown.isSent(place(ORDER).body());
        http.orders().failWith(new IllegalStateException("that should not be"));
        shown.isSent(place(ORDER).body());

        shown.wereAllSentBut(Set.of(
                "not-found", // by ApiDescriptionsTest: of commands to what is not there, which orders are read before
                "too-many-requests",
                "body-too-slow",
                "too-many-bodies", // by the next one, where there is less room
                "unreadable-history")); // by StandstillIntegrationTest
    }

    @Test
    @DisplayName("of who asks for too much are what is sent")
    void tooMuch() throws IOException {
        ShownProblems any = ShownProblems.ofAny();
        ShownProblems watching = ShownProblems.of("watchOrder");
        try (OrdersOverHttp narrow = OrdersOverHttp.start(
                "--shop.limits.requests-per-second=1",
                "--shop.limits.requests-at-once=20",
                "--shop.limits.bodies-in-all=1KB",
                "--shop.limits.small-body=1KB",
                "--shop.limits.body-within=1s",
                "--shop.limits.streams=1",
                "--shop.limits.streams-in-all=2")) {
            String live = "/orders/" + narrow.post(SHOP, "/orders", ORDER).text("/orderId") + "/live";

            any.isSentAsShown(
                    narrow.post(SHOP, "/orders", " ".repeat(3_000) + ORDER).body());
            any.isSentAsShown(narrow.halfSent("eve/shop", "/orders"));
            narrow.watch(SHOP, live);
            watching.isSent(narrow.get(SHOP, live).body());
            narrow.watch("olga/support", live);
            watching.isSent(narrow.get("sam/support", live).body());
            any.isSentAsShown(Stream.generate(() -> narrow.get("eager/shop", "/orders"))
                    .limit(200)
                    .filter(answer -> answer.status() != 200)
                    .findFirst()
                    .orElseThrow()
                    .body());
        }
        watching.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of cancelling an order are what is sent")
    void cancelling() {
        ShownProblems shown = ShownProblems.of("cancelOrder");
        OrderId order = OrderId.of(place(ORDER).text("/orderId"));
        Money all = Money.of(1290, "EUR");
        http.orders().tell(new RecordTenderAuthorised(order, 1, all, true));
        http.orders().tell(new RecordParcelLabelled(order, "warehouse-berlin", "simulated", "SIM0001"));
        http.orders().tell(new RecordHandOver(order, "warehouse-berlin", Instant.now()));
        assertThat(cancel(order).status()).isIn(200, 202);
        http.orders().tell(new RecordParcelInterceptRefused(order, "warehouse-berlin"));

        shown.isSent(cancel(order).body());

        http.orders().tell(new RecordTenderCaptured(order, 1, "warehouse-berlin", all));
        http.orders().tell(new RecordDelivery(order, "warehouse-berlin", Instant.now()));
        shown.isSent(cancel(order).body());

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of cancelling units are what is sent")
    void cancellingUnits() {
        ShownProblems shown = ShownProblems.of("cancelUnits");
        OrderId order = OrderId.of(place(ORDER).text("/orderId"));
        Money all = Money.of(1290, "EUR");
        shown.isSent(cancelUnits(order, "1"));
        http.orders().tell(new RecordTenderAuthorised(order, 1, all, true));
        shown.isSent(cancelUnits(order, "2"));
        cancelUnits(order, "1", "Idempotency-Key", "one-fewer");
        shown.isSent(cancelUnits(order, "2", "Idempotency-Key", "one-fewer"));
        cancel(order);
        shown.isSent(cancelUnits(order, "1"));

        OrderId sent = handedOver();
        shown.isSent(cancelUnits(sent, "1"));
        http.orders().tell(new RecordTenderCaptured(sent, 1, BERLIN, all));
        http.orders().tell(new RecordDelivery(sent, BERLIN, Instant.now()));
        shown.isSent(cancelUnits(sent, "1"));

        shown.wereAllSentBut(Set.of());
    }

    private static JsonNode cancelUnits(OrderId order, String quantity, String... headers) {
        return http.post(
                        SHOP,
                        "/orders/" + order + "/lines/1/cancellation",
                        "{\"quantity\": " + quantity + ", \"reason\": \"ORDERED_BY_MISTAKE\"}",
                        headers)
                .body();
    }

    @Test
    @DisplayName("of changing what is ordered, and giving that up, are what is sent")
    void amending() {
        ShownProblems shown = ShownProblems.of("amendOrder");
        ShownProblems withdrawal = ShownProblems.of("withdrawAmendment");
        String one = "[{\"line\": 1, \"quantity\": 1}]";
        String card = "\"tender\": {\"method\": \"CARD\", \"token\": \"tok_approve\"}";
        String another = "{\"more\": " + one + ", " + card + "}";
        OrderId order = OrderId.of(place(ORDER).text("/orderId"));
        Money all = Money.of(1290, "EUR");

        shown.isSent(post(order, "amendments", another));
        http.orders().tell(new RecordTenderAuthorised(order, 1, all, true));
        shown.isSent(post(order, "amendments", "{}"));
        shown.isSent(post(order, "amendments", another.replace("\"line\": 1", "\"line\": 2")));
        OrderId withSample = OrderId.of(place(
                        ORDER.replace(
                                "\"shipFrom\": \"warehouse-berlin\"}]",
                                "\"shipFrom\": \"warehouse-berlin\"}, {\"sku\": \"SAMPLE\", \"quantity\": 1,"
                                        + " \"unitPrice\": {\"minor\": 0, \"currency\": \"EUR\"}, \"shipFrom\": \"warehouse-berlin\"}]"))
                .text("/orderId"));
        http.orders().tell(new RecordTenderAuthorised(withSample, 1, all, true));
        shown.isSent(post(withSample, "amendments", "{\"more\": [{\"line\": 2, \"quantity\": 1000}]}"));
        shown.isSent(post(
                order, "amendments", "{\"fewer\": [{\"line\": 1, \"quantity\": 1}, {\"line\": 1, \"quantity\": 1}]}"));
        shown.isSent(post(order, "amendments", "{\"fewer\": [{\"line\": 1, \"quantity\": 2}]}"));
        shown.isSent(post(order, "amendments", "{\"more\": " + one + "}"));
        shown.isSent(post(order, "amendments", "{\"fewer\": " + one + ", " + card + "}"));
        shown.isSent(post(order, "amendments", another.replace("CARD", "BANK_SLIP")));
        shown.isSent(http.post(
                        "customer-1/customer",
                        "/orders/" + order + "/amendments",
                        "{\"lines\": [{\"sku\": \"MUG\", \"quantity\": 1, \"unitPrice\": {\"minor\": 1, \"currency\": \"EUR\"},"
                                + " \"shipFrom\": \"warehouse-berlin\"}], " + card + "}")
                .body());
        String path = "/orders/" + order + "/amendments";
        http.post(SHOP, path, another, "Idempotency-Key", "one-more");
        shown.isSent(http.post(SHOP, path, another.replace("tok_approve", "tok_other"), "Idempotency-Key", "one-more")
                .body());
        shown.isSent(post(order, "amendments", another));
        http.orders().tell(new RecordTenderAuthorised(order, 2, all, true));
        withdrawal.isSent(post(order, "amendments/1/withdrawal", "{}"));
        for (int number = 2; number <= 20; number++) {
            post(order, "amendments", another);
            post(order, "amendments/" + number + "/withdrawal", "{}");
        }
        shown.isSent(post(order, "amendments", another));
        cancel(order);
        shown.isSent(post(order, "amendments", another));
        shown.isSent(post(handedOver(), "amendments", another));
        OrderId given = OrderId.of(place(ORDER).text("/orderId"));
        cancel(given);
        shown.isSent(post(given, "amendments", another));

        shown.wereAllSentBut(Set.of());
        withdrawal.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of making a parcel good are what is sent")
    void makingGood() {
        ShownProblems refund = ShownProblems.of("refundParcel");
        ShownProblems replace = ShownProblems.of("replaceParcel");

        OrderId replaced = handedOver();
        refund.isSent(makeGood(replaced, "refund"));
        replace.isSent(makeGood(replaced, "replacement"));
        lose(replaced);
        replace.isSent(post(
                replaced,
                "parcels/" + BERLIN + "/replacement",
                "{\"reason\": \"IN_STOCK\", \"units\": [{\"line\": 1, \"quantity\": 2}]}"));
        makeGood(replaced, "replacement");
        refund.isSent(makeGood(replaced, "refund"));

        OrderId refunded = handedOver();
        lose(refunded);
        makeGood(refunded, "refund");
        replace.isSent(makeGood(refunded, "replacement"));

        OrderId empty = OrderId.of(place(ORDER).text("/orderId"));
        http.orders().tell(new RecordTenderAuthorised(empty, 1, Money.of(1290, "EUR"), true));
        http.orders()
                .tell(new RecordShortPick(
                        empty,
                        BERLIN,
                        "pick-4711",
                        List.of(new ParcelContents.Item(1, "MUG-BLUE", "Blue mug", 1)),
                        Optional.empty()));
        http.orders().tell(new RecordHandOver(empty, BERLIN, Instant.now()));
        lose(empty);
        replace.isSent(makeGood(empty, "replacement"));

        // ParcelsMadeGoodSpecification, "pays nothing back for the one in its place", "sends nothing more in its
        // place".
        refund.wereAllSentBut(Set.of("ORD-23-first-parcel-arrived"));
        replace.wereAllSentBut(Set.of("ORD-23-first-parcel-kept"));
    }

    @Test
    @DisplayName("of making units good that have arrived are what is sent")
    void makingUnitsGood() {
        unitsAreMadeGood("refund", ShownProblems.of("refundUnits"));
        unitsAreMadeGood("replacement", ShownProblems.of("replaceUnits"));
    }

    private static void unitsAreMadeGood(String how, ShownProblems shown) {
        OrderId order = handedOver();
        shown.isSent(makeUnitsGood(order, how, 1));
        http.orders().tell(new RecordTenderCaptured(order, 1, BERLIN, Money.of(1290, "EUR")));
        http.orders().tell(new RecordDelivery(order, BERLIN, Instant.now()));
        shown.isSent(makeUnitsGood(order, how, 2));
        post(order, "returns", "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"reason\": \"DEFECT\"}");
        shown.isSent(makeUnitsGood(order, how, 1));

        OrderId claimed = handedOver();
        http.orders().tell(new RecordDelivery(claimed, BERLIN, Instant.now()));
        post(
                claimed,
                "parcels/" + BERLIN + "/claims",
                "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"fault\": \"MISSING\", \"wants\": \"REFUND\"}");
        shown.isSent(makeUnitsGood(claimed, how, 1));

        OrderId another = handedOver();
        http.orders().tell(new RecordDelivery(another, BERLIN, Instant.now()));
        makeUnitsGood(another, how, 1, "Idempotency-Key", "leaking");
        shown.isSent(makeUnitsGood(another, how, 2, "Idempotency-Key", "leaking"));

        // UnitsMadeGoodSpecification, "makes nothing good of a parcel in whose place the customer has another".
        shown.wereAllSentBut(Set.of("ORD-23-first-parcel-arrived"));
    }

    private static JsonNode makeUnitsGood(OrderId order, String how, int quantity, String... headers) {
        return http.post(
                        SHOP,
                        "/orders/" + order + "/parcels/" + BERLIN + "/units/" + how,
                        "{\"units\": [{\"line\": 1, \"quantity\": " + quantity + "}], \"fault\": \"DAMAGED\"}",
                        headers)
                .body();
    }

    @Test
    @DisplayName("of settling what is owed are what is sent")
    void settling() {
        ShownProblems shown = ShownProblems.of("settleTender");
        OrderId order = handedOver();

        shown.isSent(settle(order, "settlement-1", "COLLECTED", 1, "EUR"));
        shown.isSent(settle(order, "settlement-1", "GIVEN_BACK", 1, "EUR"));
        http.orders()
                .tell(new RecordTenderCaptureFailed(
                        order, 1, BERLIN, Money.of(1290, "EUR"), 6, Optional.empty(), Optional.empty()));
        shown.isSent(settle(order, "settlement-1", "COLLECTED", 1291, "EUR"));
        shown.isSent(settle(order, "settlement-1", "COLLECTED", 0, "EUR"));
        shown.isSent(settle(order, "settlement-1", "COLLECTED", 1, "USD"));
        settle(order, "settlement-1", "COLLECTED", 1, "EUR");
        shown.isSent(settle(order, "settlement-1", "COLLECTED", 2, "EUR"));
        shown.isSent(settleWithReceipt(order, "WRITTEN_OFF", "010-****-5678"));
        shown.isSent(settleWithReceipt(order, "COLLECTED", "010-1234-5678"));

        shown.wereAllSentBut(Set.of());
    }

    private static JsonNode settleWithReceipt(OrderId order, String how, String identifier) {
        return http.post(
                        "sam/support",
                        "/orders/" + order + "/tenders/1/settlements",
                        ("{\"settlementId\": \"settlement-2\", \"how\": \"%s\", \"reason\": \"CASH\", \"cashReceipt\":"
                                        + " {\"purpose\": \"INCOME_DEDUCTION\", \"identifier\": \"%s\"}}")
                                .formatted(how, identifier))
                .body();
    }

    private static JsonNode settle(OrderId order, String id, String how, long minor, String currency) {
        return http.post(
                        "sam/support",
                        "/orders/" + order + "/tenders/1/settlements",
                        ("{\"settlementId\": \"%s\", \"how\": \"%s\", \"amount\": {\"minor\": %d, \"currency\": \"%s\"},"
                                        + " \"reason\": \"CASH\"}")
                                .formatted(id, how, minor, currency))
                .body();
    }

    @Test
    @DisplayName("of saying where a parcel is, and what was agreed on it, are what is sent")
    void lookingFor() {
        ShownProblems agreed = ShownProblems.of("agreeOnParcel");
        ShownProblems located = ShownProblems.of("locateParcel");
        OrderId order = OrderId.of(place(ORDER).text("/orderId"));

        located.isSent(locate(order));
        OrderId lost = handedOver();
        lose(lost);
        agreed.isSent(http.post(
                        "sam/support",
                        "/orders/" + lost + "/parcels/" + BERLIN + "/agreement",
                        "{\"agreed\": \"KEPT\"}")
                .body());
        makeGood(lost, "refund");
        located.isSent(locate(lost));
        OrderId arrived = handedOver();
        http.orders().tell(new RecordDelivery(arrived, BERLIN, Instant.now()));
        located.isSent(locate(arrived));
        cancel(order);
        located.isSent(locate(order));

        agreed.wereAllSentBut(Set.of());
        located.wereAllSentBut(Set.of());
    }

    private static JsonNode locate(OrderId order) {
        return http.post(
                        "sam/support",
                        "/orders/" + order + "/parcels/" + BERLIN + "/whereabouts",
                        "{\"where\": \"LOST\", \"reason\": \"CARRIER_ASKED\"}")
                .body();
    }

    @Test
    @DisplayName("of giving another means of payment are what is sent")
    void replacing() {
        ShownProblems shown = ShownProblems.of("replaceTender");
        OrderId order = OrderId.of(place(ORDER).text("/orderId"));

        shown.isSent(replace(order, 1, "CARD", "tok_other"));
        http.orders().tell(new RecordTenderDeclined(order, 1, "INSUFFICIENT_FUNDS"));
        shown.isSent(replace(order, 1, "BANK_SLIP", "tok_slip_paid"));
        replace(order, 1, "CARD", "tok_other");
        shown.isSent(replace(order, 1, "CARD", "tok_third"));
        for (int tender = 2; tender <= 10; tender++) {
            http.orders().tell(new RecordTenderDeclined(order, tender, "INSUFFICIENT_FUNDS"));
            replace(order, tender, "CARD", "tok_" + tender);
        }
        http.orders().tell(new RecordTenderDeclined(order, 11, "INSUFFICIENT_FUNDS"));
        shown.isSent(replace(order, 11, "CARD", "tok_last"));
        http.orders().tell(new RejectUnpaidOrder(order));
        shown.isSent(replace(order, 1, "CARD", "tok_fourth"));
        OrderId changed = OrderId.of(place(ORDER).text("/orderId"));
        http.orders().tell(new RecordTenderAuthorised(changed, 1, Money.of(1290, "EUR"), true));
        post(
                changed,
                "amendments",
                "{\"more\": [{\"line\": 1, \"quantity\": 1}], \"tender\": {\"method\": \"CARD\", \"token\": \"tok_approve\"}}");
        post(changed, "amendments/1/withdrawal", "{}");
        shown.isSent(replace(changed, 2, "CARD", "tok_fifth"));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of holding an order and releasing it are what is sent")
    void holding() {
        ShownProblems hold = ShownProblems.of("holdOrder");
        ShownProblems release = ShownProblems.of("releaseOrder");
        String note = "{\"reason\": \"OTHER\"}";
        String all = "{\"reason\": \"CUSTOMERS_WISH\"}";
        String one = "{\"reason\": \"CUSTOMERS_WISH\", \"parcel\": \"" + BERLIN + "\"}";
        OrderId order = OrderId.of(place(ORDER).text("/orderId"));

        hold.isSent(post(order, "hold", note));
        hold.isSent(post(order, "hold", one));
        http.orders().tell(new RecordTenderAuthorised(order, 1, Money.of(1290, "EUR"), true));
        http.orders().tell(new RecordParcelHeld(order, BERLIN, "ADDRESS_UNDELIVERABLE", 1));
        release.isSent(post(order, "release", "{}"));
        post(order, "hold", one);
        release.isSent(post(order, "release", "{}"));
        post(order, "hold", all);
        post(order, "release", "{\"parcel\": \"" + BERLIN + "\"}");
        release.isSent(post(order, "release", "{\"parcel\": \"" + BERLIN + "\"}"));

        OrderId sent = handedOver();
        hold.isSent(post(sent, "hold", one));
        hold.isSent(post(sent, "hold", all));
        http.orders().tell(new RecordTenderCaptured(sent, 1, BERLIN, Money.of(1290, "EUR")));
        http.orders().tell(new RecordDelivery(sent, BERLIN, Instant.now()));
        hold.isSent(post(sent, "hold", all));

        hold.wereAllSentBut(Set.of());
        release.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of sending an order to another address are what is sent")
    void elsewhere() {
        ShownProblems shown = ShownProblems.of("changeOrderAddress");
        OrderId order = OrderId.of(place(ORDER).text("/orderId"));

        shown.isSent(send(order, "\"city\": \"Berlin\", \"postcode\": \"10117\", \"country\": \"ZZ\""));
        shown.isSent(send(order, "\"city\": \"Berlin\", \"country\": \"DE\""));
        shown.isSent(send(order, "\"postcode\": \"10117\", \"country\": \"DE\""));
        http.orders().tell(new RecordTenderAuthorised(order, 1, Money.of(1290, "EUR"), true));
        http.orders().tell(new RecordHandOver(order, BERLIN, Instant.now()));
        shown.isSent(send(order, "\"city\": \"Berlin\", \"postcode\": \"10117\", \"country\": \"DE\""));
        http.orders().tell(new RecordTenderCaptured(order, 1, BERLIN, Money.of(1290, "EUR")));
        http.orders().tell(new RecordDelivery(order, BERLIN, Instant.now()));
        shown.isSent(send(order, "\"city\": \"Berlin\", \"postcode\": \"10117\", \"country\": \"DE\""));

        shown.wereAllSentBut(Set.of());
    }

    private static JsonNode send(OrderId order, String where) {
        return http.send(http.request(SHOP, "/orders/" + order + "/shipping-address")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(
                                "{\"shipTo\": {\"name\": \"Ada Byron\", " + where + "}}")))
                .body();
    }

    @Test
    @DisplayName("of reading an order as it stood are what is sent")
    void asItStood() {
        ShownProblems shown = ShownProblems.of("readOrder");
        OrderId order = OrderId.of(place(ORDER).text("/orderId"));

        shown.isSent(
                http.get(SHOP, "/orders/" + order + "?at=2020-01-01T00:00:00Z").body());
        shown.isSent(
                http.get(SHOP, "/orders/" + order + "?at=2999-01-01T00:00:00Z").body());

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of giving goodwill are what is sent")
    void goodwill() {
        ShownProblems shown = ShownProblems.of("giveGoodwill");
        OrderId order = OrderId.of(place(ORDER).text("/orderId"));

        shown.isSent(give("sam/support", order, "goodwill-1", 100, "EUR"));
        http.orders().tell(new RecordTenderAuthorised(order, 1, Money.of(1290, "EUR"), true));
        shown.isSent(give("sam/support", order, "goodwill-1", 0, "EUR"));
        shown.isSent(give("sam/support", order, "goodwill-1", 100, "USD"));
        http.orders().tell(new RecordHandOver(order, BERLIN, Instant.now()));
        http.orders().tell(new RecordTenderCaptured(order, 1, BERLIN, Money.of(1290, "EUR")));
        give("sam/support", order, "goodwill-1", 100, "EUR");
        shown.isSent(give("sam/support", order, "goodwill-1", 101, "EUR"));
        shown.isSent(give("sam/support", order, "goodwill-2", 200, "EUR"));
        shown.isSent(give(SHOP, order, "goodwill-2", 1291, "EUR"));

        shown.wereAllSentBut(Set.of());
    }

    private static JsonNode give(String caller, OrderId order, String id, long minor, String currency) {
        return http.post(
                        caller,
                        "/orders/" + order + "/goodwill",
                        "{\"goodwillId\": \"%s\", \"amount\": {\"minor\": %d, \"currency\": \"%s\"}, \"reason\": \"FLAW_KEPT\"}"
                                .formatted(id, minor, currency))
                .body();
    }

    private static JsonNode post(OrderId order, String what, String body) {
        return http.post(SHOP, "/orders/" + order + "/" + what, body).body();
    }

    @Test
    @DisplayName("of asking again are what is sent")
    void askingAgain() {
        ShownProblems shown = ShownProblems.of("repeatRequests");
        OrderId order = handedOver();
        http.orders().tell(new RecordTenderCaptured(order, 1, BERLIN, Money.of(1290, "EUR")));

        shown.isSent(
                http.post("sam/support", "/orders/" + order + "/requests", "").body());

        shown.wereAllSentBut(Set.of());
    }

    private static JsonNode replace(OrderId order, int tender, String method, String token) {
        return http.post(
                        SHOP,
                        "/orders/" + order + "/tenders/" + tender + "/replacement",
                        "{\"method\": \"" + method + "\", \"token\": \"" + token + "\"}")
                .body();
    }

    private static OrderId handedOver() {
        OrderId order = OrderId.of(place(ORDER).text("/orderId"));
        http.orders().tell(new RecordTenderAuthorised(order, 1, Money.of(1290, "EUR"), true));
        http.orders().tell(new RecordHandOver(order, BERLIN, Instant.now()));
        return order;
    }

    private static void lose(OrderId order) {
        http.orders().tell(new RecordParcelMishap(order, BERLIN, ParcelMishap.PRESUMED_LOST, 1, Instant.now()));
    }

    private static JsonNode makeGood(OrderId order, String how) {
        return http.post(
                        SHOP, "/orders/" + order + "/parcels/" + BERLIN + "/" + how, "{\"reason\": \"ANOTHER_REASON\"}")
                .body();
    }

    private static Answer cancel(OrderId order) {
        return http.post(SHOP, "/orders/" + order + "/cancellation", "{\"reason\": \"ORDERED_BY_MISTAKE\"}");
    }
}
