package shop.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.platform.web.TrackingLinks;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.PrepareReturnShipment;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnedItem;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.ScanRecorded;
import tools.jackson.databind.JsonNode;

@DisplayName("The shipping service, with node, store and carrier")
class ShippingIntegrationTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Follow from a scan, or from the label when its scan was there before. */
    private static final Set<Class<?>> CONCLUDED = Set.of(ShipmentDispatched.class, ShipmentDelivered.class);

    /** Postcodes by themselves: ids hold any digits, and ports follow a colon. */
    private static final Pattern PERSONAL = Pattern.compile("Maria|Augusta|maria@|(?<![\\w:.])(1100-048|11112)\\b");

    private static RunningShipping shipping;

    @BeforeAll
    static void start(@TempDir Path data) {
        shipping = new RunningShipping(data);
        shipping.startCarrier();
        shipping.startService();
    }

    @AfterAll
    static void stop() {
        shipping.close();
    }

    @Test
    @DisplayName("sends a parcel, follows its scans, and tells that it is delivered as promised")
    void sendsAParcel() {
        ShipmentId parcel = shipping.prepare("order-good", "1100-048");

        RunningShipping.Answer view = awaitState(parcel, "DELIVERED");

        assertThat(view.text("/promise")).isEqualTo("KEPT");
        assertThat(view.text("/carrier")).isEqualTo("simulated");
        assertThat(view.text("/trackingCode")).startsWith("SIM");
        assertThat(texts(view.body().at("/scans"), "status")).containsExactly("picked_up", "in_transit", "delivered");
        assertThat(view.raw().headers().firstValue("ETag")).contains("\"" + view.text("/version") + "\"");
        // The carrier scans as soon as it has sold a label, which may be before its receipt is recorded.
        assertThat(shipping.story(parcel))
                .containsExactlyInAnyOrder(
                        "ShipmentPrepared",
                        "LabelRequested",
                        "LabelBought",
                        "ShipmentLabelled",
                        "ScanRecorded",
                        "ShipmentDispatched",
                        "ScanRecorded",
                        "ScanRecorded",
                        "ShipmentDelivered")
                .startsWith("ShipmentPrepared", "LabelRequested")
                .containsSubsequence("LabelBought", "ShipmentLabelled", "ShipmentDispatched", "ShipmentDelivered");
        assertThat(shipping.get("shop", "/shipments?orderId=order-good").body().at("/shipments/0/shipmentId"))
                .hasToString("\"" + parcel + "\"");
        RunningShipping.Answer page = shipping.get(
                "warehouse", "/shipments?state=DELIVERED&state=DAMAGED&shipFrom=potter-porto&size=1&sort=-preparedAt");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text("/shipments/0/state")).isEqualTo("DELIVERED");
        assertThat(shipping.get("support", "/shipments?promise=KEPT&orderId=order-good")
                        .text("/total"))
                .isEqualTo("1");
        assertThat(shipping.get("support", "/shipments?promise=MISSED&orderId=order-good")
                        .text("/total"))
                .isEqualTo("0");
        assertThat(shipping.get("warehouse", "/shipments?cursor=bzAub3JkZXItMQ").text("/code"))
                .isEqualTo("page-not-found");
        assertThat(shipping.get("warehouse", "/shipments?status=DELIVERED").text("/detail"))
                .isEqualTo("status is not known here; did you mean 'state'?");
    }

    @Test
    @DisplayName("prints a parcel's label for whoever packs, and for nobody else (SHP-02)")
    void printsALabel() throws IOException {
        ShipmentId parcel = new ShipmentId("shipment-printed-potter_porto");
        shipping.script(parcel, "");
        shipping.prepare("order-printed", "11111");
        RunningShipping.Answer labelled = awaitState(parcel, "LABELLED");
        ShipmentId held = shipping.prepare("order-without-label", "00000");
        awaitState(held, "ON_HOLD");

        HttpResponse<byte[]> printed = shipping.label("warehouse", parcel);

        assertThat(printed.statusCode()).isEqualTo(200);
        assertThat(printed.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(printed.headers().firstValue("Cache-Control")).contains("no-store");
        try (PDDocument sheet = Loader.loadPDF(printed.body())) {
            // The carrier has put the postcode right.
            assertThat(new PDFTextStripper().getText(sheet))
                    .contains(
                            "Maria Silva",
                            "Rua Augusta 12",
                            "11112 Lisboa",
                            "PORTUGAL",
                            labelled.text("/trackingCode"));
        }
        assertThat(shipping.label("support", parcel).statusCode()).isEqualTo(403);
        RunningShipping.Answer address = shipping.get("support", "/shipments/" + parcel + "/address");
        assertThat(address.text("/shipTo/street")).isEqualTo("Rua Augusta 12");
        assertThat(address.text("/shipTo/postcode")).isEqualTo("11112");
        assertThat(address.text("/given/postcode")).isEqualTo("11111");
        assertThat(shipping.get("shop", "/shipments/" + parcel + "/address").status())
                .isEqualTo(403);
        assertThat(shipping.get("warehouse", "/shipments/shipment-none-nowhere/label")
                        .status())
                .isEqualTo(404);
        RunningShipping.Answer none = shipping.get("warehouse", "/shipments/" + held + "/label");
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.text("/code")).isEqualTo("label-not-bought");
    }

    @Test
    @DisplayName(
            "sends a parcel under a number that whoever packs has told, and asks the tracker at its notice (SHP-15)")
    void sendsUnderANumber() {
        ShipmentId parcel =
                shipping.prepareFrom(RunningShipping.SEOUL, "order-korean", "1100-048", LocalDate.parse("2030-01-01"));
        String path = "/shipments/" + parcel + "/label";
        String label = "{\"carrier\": \"kr.cjlogistics\", \"trackingCode\": \"6543-2109-8765\"}";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shipping.story(parcel)).endsWith("TrackingNumberAwaited"));

        assertThat(shipping.put("support", path, label).status()).isEqualTo(403);
        assertThat(shipping.put("warehouse", path, label.replace("6543-", "!")).status())
                .isEqualTo(400);
        assertThat(shipping.put("warehouse", path, label).status()).isIn(200, 202);
        assertThat(awaitState(parcel, "LABELLED").text("/trackingCode")).isEqualTo("654321098765");

        shipping.trackerOfSeoul().sees("654321098765", "IN_TRANSIT", Instant.now());
        assertThat(shipping.trackerNotice("some-other-key", "kr.cjlogistics", "654321098765")
                        .status())
                .isEqualTo(404);
        assertThat(shipping.trackerNotice(RunningShipping.NOTICE_KEY, "kr.cjlogistics", "000000000000")
                        .status())
                .isEqualTo(202);
        assertThat(shipping.story(parcel)).endsWith("ShipmentLabelled");
        assertThat(shipping.trackerNotice(RunningShipping.NOTICE_KEY, "kr.cjlogistics", "654321098765")
                        .status())
                .isEqualTo(202);
        awaitState(parcel, "IN_TRANSIT");
        assertThat(shipping.put("warehouse", path, label.replace("8765", "8766"))
                        .text("/code"))
                .isEqualTo("shipment-handed-over");
        assertThat(shipping.put("warehouse", path, label).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("moves a parcel that has no label yet to another ship-from, whose carrier sells one (SHP-13)")
    void moves() {
        ShipmentId parcel =
                shipping.prepareFrom(RunningShipping.SEOUL, "order-moved", "1100-048", LocalDate.parse("2030-01-01"));
        String path = "/shipments/" + parcel + "/ship-from";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shipping.story(parcel)).endsWith("TrackingNumberAwaited"));

        assertThat(shipping.post("support", path, "{\"shipFrom\": \"warehouse-lisbon\"}")
                        .status())
                .isEqualTo(403);
        assertThat(shipping.post("warehouse", path, "{\"shipFrom\": \"the one in Lisbon\"}")
                        .status())
                .isEqualTo(400);
        for (int time = 1; time <= 2; time++) {
            assertThat(shipping.post("warehouse", path, "{\"shipFrom\": \"warehouse-lisbon\"}")
                            .status())
                    .isIn(200, 202);
        }
        RunningShipping.Answer delivered = awaitState(parcel, "DELIVERED");

        assertThat(delivered.text("/shipFrom")).isEqualTo("warehouse-lisbon");
        assertThat(delivered.text("/promisedDelivery")).isEqualTo("2030-01-01");
        assertThat(shipping.story(parcel)).containsOnlyOnce("ShipmentMoved");
        assertThat(shipping.get("warehouse", "/shipments?shipFrom=warehouse-lisbon")
                        .body()
                        .findValuesAsString("shipmentId"))
                .containsExactly(parcel.value());
        assertThat(shipping.get("warehouse", "/shipments?orderId=order-moved&shipFrom=" + RunningShipping.SEOUL)
                        .body()
                        .findValuesAsString("shipmentId"))
                .isEmpty();
        assertThat(shipping.post("warehouse", path, "{\"shipFrom\": \"warehouse-faro\"}")
                        .text("/code"))
                .isEqualTo("shipment-handed-over");
    }

    @Test
    @DisplayName("prints the label with which a customer sends something back, and gives it back unused (SHP-08)")
    void printsAReturnLabel() throws IOException {
        ReturnShipmentId back = new ReturnShipmentId("returnshipment-printed-1");
        shipping.send(new PrepareReturnShipment(
                back,
                back.orderId(),
                "potter-porto",
                // Nobody ever sends it from there.
                new PersonalData(
                        "customer-maria",
                        new Recipient("Maria Silva", "Rua Augusta 12", "Lisboa", "77777", "", "PT", "")),
                List.of(new ReturnedItem(1, "MUG-BLUE", "Blue mug", 1))));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shipping.get("shop", "/return-shipments/" + back)
                                .text("/state"))
                        .isEqualTo("LABELLED"));

        HttpResponse<byte[]> printed = shipping.label("shop", back);

        assertThat(printed.statusCode()).isEqualTo(200);
        try (PDDocument sheet = Loader.loadPDF(printed.body())) {
            assertThat(new PDFTextStripper().getText(sheet).replaceAll("\\s+", " "))
                    .contains("From: Maria Silva, Rua Augusta 12, 77777 Lisboa, PORTUGAL", "potter-porto");
        }
        assertThat(shipping.label("operator", back).statusCode()).isEqualTo(403);
        assertThat(shipping.post(
                                "warehouse",
                                "/return-shipments/" + back + "/receipt",
                                "{\"items\": [{\"line\": 1, \"quantity\": 1, \"condition\": \"AS_NEW\"}]}")
                        .status())
                .isIn(200, 202);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shipping.get("shop", "/return-shipments/" + back)
                                .body()
                                .at("/entries")
                                .findValuesAsString("event"))
                        .endsWith("ReturnShipmentReceived", "ReturnLabelVoidRequested", "ReturnLabelVoided"));
        assertThat(shipping.get("support", "/return-shipments/" + back + "/label")
                        .text("/code"))
                .isEqualTo("label-given-back");
    }

    @Test
    @DisplayName("shows a parcel to everybody who has its link, in their language, and to nobody else")
    void showsAParcelToWhoHasItsLink() {
        ShipmentId parcel = shipping.prepare("order-followed", "1100-048");
        ShipmentId other = shipping.prepare("order-not-followed", "1100-048");
        awaitState(parcel, "DELIVERED");
        String link = shipping.bean(TrackingLinks.class).to(parcel.value());

        HttpResponse<String> page = shipping.page(link, "en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Delivered</h1>", "Lisboa, Portugal", "Kept: it came by that day.", ">SIM")
                .doesNotContainPattern(PERSONAL)
                .doesNotContain("order-followed");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(shipping.page(link, "ko-KR").body()).contains("<h1>배송 완료</h1>");

        HttpResponse<String> wrong = shipping.page(link.replace(parcel.value(), other.value()), "en");
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.body()).contains("There is no parcel here");
        for (String path : List.of(
                "/tracking/" + parcel + "/AAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/tracking/nobody/" + link.substring(link.lastIndexOf('/') + 1),
                shipping.bean(TrackingLinks.class).to("shipment-nobody-potter"))) {
            assertThat(shipping.page(path, "en"))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(404))
                    .satisfies(answer -> assertThat(answer.body()).isEqualTo(wrong.body()));
        }
    }

    @Test
    @DisplayName(
            "marks every event with its order and with who acted: the carrier, where it tells of a scan, or the system")
    void marksEveryEvent() {
        ShipmentId parcel = shipping.prepare("order-marked", "1100-048");
        awaitState(parcel, "DELIVERED");
        assertThat(shipping.history(parcel)).allSatisfy(event -> {
            assertThat(event.getMetaData().get("orderId")).isEqualTo("order-marked");
            assertThat(event.getMetaData().get("subject")).isIn(whoMayHaveCaused(event.getPayloadType()));
        });
    }

    private static Set<Object> whoMayHaveCaused(Class<?> event) {
        if (CONCLUDED.contains(event)) {
            return Set.of("carrier", "system");
        }
        return Set.of(event == ScanRecorded.class ? "carrier" : "system");
    }

    @Test
    @DisplayName(
            "holds a parcel that cannot be delivered, does not release it to the same address, and sends it to another (SHP-01, SHP-03)")
    void holdsAParcel() {
        ShipmentId parcel = shipping.prepare("order-nowhere", "00000");
        RunningShipping.Answer held = awaitState(parcel, "ON_HOLD");
        assertThat(held.text("/holdReason")).isEqualTo("ADDRESS_UNDELIVERABLE");
        assertThat(shipping.post("warehouse", "/shipments/" + parcel + "/hand-over", "{}")
                        .status())
                .isEqualTo(409);

        RunningShipping.Answer released = shipping.post("operator", "/shipments/" + parcel + "/release", "");
        assertThat(released.status()).isEqualTo(409);
        assertThat(released.text("/rule")).isEqualTo("SHP-03");
        assertThat(released.text("/code")).isEqualTo("address-unchanged");

        String address = """
                {"shipTo": {"name": "Maria Silva", "street": "Rua Augusta 12", "city": "Lisboa", "postcode": "%s",
                            "country": "PT", "phone": "+351 21 234 5678"}}""";
        assertThat(shipping.put("warehouse", "/shipments/" + parcel + "/address", address.formatted("1100-053"))
                        .status())
                .isEqualTo(403);
        assertThat(shipping.put("support", "/shipments/" + parcel + "/address", address.formatted(""))
                        .status())
                .isEqualTo(422);
        assertThat(shipping.put("support", "/shipments/" + parcel + "/address", address.formatted("1100-053"))
                        .status())
                .isIn(200, 202);
        awaitState(parcel, "DELIVERED");
    }

    @Test
    @DisplayName("gives the label of a cancelled parcel back before it tells that it is cancelled (SHP-02)")
    void cancels() {
        ShipmentId parcel = neverPickedUp("order-cancelled");
        shipping.send(new CancelShipment(parcel, "changed her mind"));
        awaitState(parcel, "CANCELLED");
        assertThat(shipping.labelsOf(parcel).at("/0/status").asString()).isEqualTo("voided");
        assertThat(shipping.story(parcel)).endsWith("LabelVoided", "ShipmentCancelled");
    }

    @Test
    @DisplayName("is told by the carrier that a parcel is under way which was to be cancelled")
    void cannotCancel() {
        shipping.script(new ShipmentId("shipment-too-late-potter_porto"), "{\"status\": \"picked_up\"}");
        ShipmentId parcel = shipping.prepare("order-too-late", "1100-048");
        awaitState(parcel, "DISPATCHED");
        shipping.send(new CancelShipment(parcel, "changed her mind"));
        assertThat(shipping.story(parcel)).endsWith("ShipmentCancellationRefused");
    }

    @Test
    @DisplayName("lets the warehouse hand a parcel over, once (SHP-04)")
    void isHandedOver() {
        ShipmentId parcel = neverPickedUp("order-by-hand");
        String handOver = "/shipments/" + parcel + "/hand-over";

        String moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        RunningShipping.Answer future = shipping.post("warehouse", handOver, "{\"at\": \"2099-01-01T00:00:00Z\"}");
        assertThat(future.status()).isEqualTo(422);
        assertThat(future.text("/rule")).isEqualTo("SHP-11");

        RunningShipping.Answer first = shipping.post("warehouse", handOver, "{\"at\": \"" + moment + "\"}");
        RunningShipping.Answer again = shipping.post("warehouse", handOver, "");

        // 202 where the view is late, such as on a busy machine.
        assertThat(first.status()).isIn(200, 202);
        assertThat(again.status()).isIn(200, 202);
        RunningShipping.Answer view = awaitState(parcel, "DISPATCHED");
        assertThat(view.text("/handedOverAt")).isEqualTo(moment);
        assertThat(shipping.post("warehouse", handOver, "{\"at\": \"2099-01-01T00:00:00Z\"}")
                        .text("/rule"))
                .as("though nothing would come of it")
                .isEqualTo("SHP-11");
        assertThat(shipping.story(parcel)).endsWith("ShipmentLabelled", "ShipmentDispatched");
        DomainEventMessage<?> dispatched = shipping.history(parcel).get(4);
        assertThat(dispatched.getMetaData().get("subject")).isEqualTo("demo-warehouse");
    }

    @Test
    @DisplayName("lets the warehouse hand many parcels over at once, and answers for each (SHP-04)")
    void areHandedOver() {
        ShipmentId one = neverPickedUp("order-one-of-many");
        ShipmentId two = neverPickedUp("order-two-of-many");
        ShipmentId held = shipping.prepare("order-held-of-many", "00000");
        awaitState(held, "ON_HOLD");

        RunningShipping.Answer answer = shipping.post("warehouse", "/hand-overs", """
                {"shipmentIds": ["%s", "%s", "shipment-nobody-knows", "%s", "%s"]}""".formatted(two, held, one, two));

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.body().at("/parcels").findValuesAsString("shipmentId"))
                .containsExactly(two.value(), held.value(), "shipment-nobody-knows", one.value());
        assertThat(answer.body().at("/parcels").findValuesAsString("outcome"))
                .containsExactly("HANDED_OVER", "REFUSED", "NOT_FOUND", "HANDED_OVER");
        assertThat(answer.text("/parcels/1/refusal/code")).isEqualTo("shipment-on-hold");
        assertThat(answer.text("/parcels/1/refusal/rule")).isEqualTo("SHP-04");
        awaitState(one, "DISPATCHED");
        awaitState(two, "DISPATCHED");
        assertThat(shipping.post("warehouse", "/hand-overs", "{\"shipmentIds\": [\"parcel-1\"]}")
                        .text("/errors/0/field"))
                .startsWith("shipmentIds");
        RunningShipping.Answer read = shipping.get("warehouse", "/hand-overs");
        assertThat(read.status()).isEqualTo(405);
        assertThat(read.raw().headers().firstValue("Allow")).contains("POST,OPTIONS");
    }

    @Test
    @DisplayName("does nothing to a parcel that has changed since somebody looked (If-Match)")
    void isChangedAsItWasSeen() {
        ShipmentId parcel = neverPickedUp("order-looked-at");
        String path = "/shipments/" + parcel;
        String seen = shipping.state(parcel).raw().headers().firstValue("ETag").orElseThrow();
        String address = """
                {"shipTo": {"name": "Maria Silva", "city": "Lisboa", "postcode": "1100-053", "country": "PT"}}""";

        for (RunningShipping.Answer refused : List.of(
                shipping.post("warehouse", path + "/hand-over", "{}", "If-Match", "\"999\""),
                shipping.post("operator", path + "/release", "", "If-Match", "\"999\""),
                shipping.put("support", path + "/address", address, "If-Match", "\"999\""))) {
            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.text("/code")).isEqualTo("version-differs");
            assertThat(refused.raw().headers().firstValue("ETag")).contains(seen);
        }
        assertThat(shipping.post("warehouse", path + "/hand-over", "{}", "If-Match", "999")
                        .status())
                .isEqualTo(400);
        assertThat(shipping.story(parcel)).endsWith("ShipmentLabelled");

        assertThat(shipping.post("warehouse", path + "/hand-over", "{}", "If-Match", seen)
                        .status())
                .isIn(200, 202);
        awaitState(parcel, "DISPATCHED");
    }

    @Test
    @DisplayName("lets each role do its own and nothing else")
    void deniesByDefault() {
        ShipmentId parcel = neverPickedUp("order-roles");
        String path = "/shipments/" + parcel;
        for (String role : List.of("shop", "support", "warehouse", "operator")) {
            assertThat(shipping.get(role, path).status()).as(role).isEqualTo(200);
        }
        assertThat(shipping.get("customer", path).status()).isEqualTo(403);
        assertThat(shipping.get("", path).status()).isEqualTo(401);
        for (String role : List.of("shop", "support", "operator", "customer")) {
            assertThat(shipping.post(role, path + "/hand-over", "").status())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(shipping.post("warehouse", path + "/release", "").status()).isEqualTo(403);
        assertThat(shipping.get("support", "/shipments/shipment-nobody-knows").status())
                .isEqualTo(404);
        assertThat(shipping.post("warehouse", "/shipments/shipment-nobody-knows/hand-over", "")
                        .status())
                .isEqualTo(404);
        assertThat(shipping.get("support", "/shipments/parcel-1").status()).isEqualTo(400);
        assertThat(shipping.get("customer", "/shipments").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("believes only the carrier's own notifications, and records each once (SHP-05)")
    void believesOnlyTheCarrier() {
        ShipmentId parcel = neverPickedUp("order-notified");
        String code = shipping.state(parcel).text("/trackingCode");
        String scan = notification("n-1", parcel, code, "in_transit");

        assertThat(shipping.notify(scan, "t=1,v1=" + "0".repeat(64)).status()).isEqualTo(401);
        assertThat(shipping.notify(scan, "").text("/code")).isEqualTo("signature-invalid");
        assertThat(shipping.notify("x".repeat(263_000)).status()).isEqualTo(413);
        assertThat(shipping.notify("no JSON").status()).isEqualTo(400);
        RunningShipping.Answer ofNobody = shipping.notify("{\"id\": \"n-1\"}");
        assertThat(ofNobody.status()).isEqualTo(400);
        assertThat(ofNobody.text("/errors/0/field")).isEqualTo("reference");
        assertThat(ofNobody.text("/errors/0/code")).isEqualTo("missing");
        assertThat(shipping.notify(notification("n-1", new ShipmentId("shipment-nobody-knows"), code, "in_transit"))
                        .status())
                .isEqualTo(404);
        assertThat(shipping.notify(scan.replace(parcel.value(), "parcel/1")).status())
                .isEqualTo(404);
        assertThat(shipping.story(parcel)).endsWith("ShipmentLabelled");

        assertThat(shipping.notify(notification("n-0", parcel, "SIM-OTHER", "in_transit"))
                        .status())
                .isEqualTo(204);
        assertThat(shipping.notify(scan).status()).isEqualTo(204);
        assertThat(shipping.notify(scan).status()).isEqualTo(204);
        assertThat(shipping.notify(notification("n-2", parcel, code, "at the customs"))
                        .status())
                .isEqualTo(204);
        assertThat(shipping.story(parcel))
                .endsWith("ShipmentLabelled", "ScanSetAside", "ScanRecorded", "ShipmentDispatched", "ScanRecorded");
        awaitState(parcel, "IN_TRANSIT");
    }

    @Test
    @DisplayName("tells what became of parcels that did not arrive (SHP-06, SHP-07)")
    void tellsWhatBecame() {
        ShipmentId back = shipping.prepare("order-back", "44444");
        ShipmentId attempts = shipping.prepare("order-attempts", "22222");
        ShipmentId damaged = shipping.prepare("order-damaged", "55555");
        awaitState(back, "RETURNED_TO_SENDER");
        awaitState(attempts, "RETURNED_TO_SENDER");
        awaitState(damaged, "DAMAGED");
    }

    @Test
    @DisplayName("presumes a parcel lost of which nothing is heard for two weeks, until the next scan (SHP-07)")
    void presumesASilentParcelLost() {
        ShipmentId parcel = shipping.prepare("order-silent", "66666");
        String code = awaitState(parcel, "IN_TRANSIT").text("/trackingCode");

        shipping.turnClock(Duration.ofDays(15));
        awaitState(parcel, "PRESUMED_LOST");
        shipping.turnClock(Duration.ofDays(-15));

        assertThat(shipping.notify(notification("n-found", parcel, code, "in_transit"))
                        .status())
                .isEqualTo(204);
        awaitState(parcel, "IN_TRANSIT");
        assertThat(shipping.story(parcel)).endsWith("ShipmentMishapReported", "ScanRecorded", "ShipmentFoundAgain");
    }

    @Test
    @DisplayName("takes scans that are quicker than the label's receipt, all at once and out of order (SHP-05)")
    void takesQuickScans() {
        List<ShipmentId> parcels = IntStream.range(0, 20)
                .mapToObj(number -> "order-quick-" + number)
                .map(order -> {
                    ShipmentId parcel = new ShipmentId(order.replace("order-", "shipment-") + "-potter_porto");
                    shipping.script(parcel, """
                            {"status": "delivered", "at": "2019-12-31T23:59:00Z"},
                            {"status": "in_transit", "at": "2019-12-30T10:00:00Z"},
                            {"status": "picked_up", "at": "2019-12-29T10:00:00Z"}""");
                    return shipping.prepare(order, "1100-048", LocalDate.parse("2020-01-01"));
                })
                .toList();
        parcels.forEach(parcel -> {
            awaitState(parcel, "DELIVERED");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(shipping.state(parcel).text("/handedOverAt"))
                            .isEqualTo("2019-12-29T10:00:00Z"));
            assertThat(shipping.state(parcel).text("/promise")).isEqualTo("KEPT");
        });
    }

    @Test
    @DisplayName("keeps the recipient's data in events: not in the store, in no view, in no log")
    void keepsPersonalData() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
        ShipmentId parcel = shipping.prepare("order-private", "1100-048");
        ShipmentId held = shipping.prepare("order-private-held", "00000");
        ShipmentId corrected = shipping.prepare("order-private-corrected", "11111");
        awaitState(parcel, "DELIVERED");
        awaitState(held, "ON_HOLD");
        awaitState(corrected, "DELIVERED");
        assertThat(shipping.story(corrected)).contains("AddressCorrected");

        List<String> places = new ArrayList<>(List.of(
                List.copyOf(log.list).toString(),
                shipping.state(parcel).raw().body(),
                shipping.state(held).raw().body(),
                stored()));
        shipping.history(parcel).forEach(event -> places.add(event.getMetaData().toString()));
        assertThat(places).noneMatch(place -> PERSONAL.matcher(place).find());
        assertThat(stored()).contains("order-private");
    }

    @Test
    @DisplayName("builds the same views again from what happened")
    void rebuilds() {
        ShipmentId parcel = shipping.prepare("order-rebuilt", "1100-048");
        JsonNode before = awaitState(parcel, "DELIVERED").body();

        StreamingEventProcessor tracking = shipping.bean(EventProcessingConfiguration.class)
                .eventProcessor("shipping-tracking", StreamingEventProcessor.class)
                .orElseThrow();
        tracking.shutDown();
        tracking.resetTokens();
        assertThat(shipping.state(parcel).status()).isEqualTo(404);
        tracking.start();

        assertThat(awaitState(parcel, "DELIVERED").body()).isEqualTo(before);
    }

    @Test
    @DisplayName("describes its interface")
    void describesItself() {
        JsonNode api = shipping.get("", "/v3/api-docs").body();
        assertThat(api.at("/paths").propertyNames())
                .contains("/shipments/{shipmentId}", "/shipments", "/shipments/{shipmentId}/hand-over")
                .doesNotContain("/carrier-notifications");
    }

    private static ShipmentId neverPickedUp(String order) {
        ShipmentId parcel = new ShipmentId(order.replace("order-", "shipment-") + "-potter_porto");
        shipping.script(parcel, "");
        shipping.prepare(order, "1100-048");
        awaitState(parcel, "LABELLED");
        return parcel;
    }

    private static RunningShipping.Answer awaitState(ShipmentId parcel, String state) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(shipping.state(parcel).text("/state")).isEqualTo(state));
        return shipping.state(parcel);
    }

    private static String notification(String id, ShipmentId parcel, String code, String status) {
        return """
                {"id": "%s", "trackingCode": "%s", "reference": "%s", "carrier": "simulated", "status": "%s", "at": "%s"}""".formatted(id, code, parcel, status, Instant.now());
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.get(field).asString()));
        return texts;
    }

    private static String stored() {
        try (MongoClient client = MongoClients.create(shipping.mongoUri())) {
            MongoDatabase database = client.getDatabase("shipping");
            StringBuilder all = new StringBuilder();
            database.listCollectionNames()
                    .forEach(name -> database.getCollection(name)
                            .find()
                            .forEach(document -> all.append(document.toJson()).append('\n')));
            return all.toString();
        }
    }
}
