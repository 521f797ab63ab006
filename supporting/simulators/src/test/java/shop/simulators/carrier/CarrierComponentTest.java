package shop.simulators.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.simulators.Shop;
import shop.simulators.Simulator;
import shop.simulators.Simulator.Answer;
import shop.simulators.ledger.EntryMapper;
import shop.simulators.ledger.LedgerFile;
import shop.simulators.web.IdempotencyKey;

@DisplayName("The carrier")
class CarrierComponentTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = "secret-between-carrier-and-shop";

    @TempDir
    Path data;

    private Shop shop;
    private Simulator carrier;

    @BeforeEach
    void start() throws Exception {
        shop = Shop.open();
        carrier = start(shop.setting());
    }

    private Simulator start(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "simulator.carrier.pace=30ms",
                "simulator.carrier.first-retry=10ms",
                "simulator.carrier.longest-retry=200ms",
                "simulator.carrier.notify-patience=20s",
                "simulator.carrier.webhook-secret=" + SECRET));
        all.addAll(Arrays.asList(settings));
        return Simulator.start(CarrierSimulator.application(), data, all.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        carrier.close();
        shop.close();
    }

    static String labelFor(String reference, String postcode) {
        return """
            {"reference": "%s", "labelNumber": "1", "shipFrom": "seller-berlin",
             "to": {"name": "Ana", "street": "Rua 1", "city": "Recife", "postcode": "%s", "region": "PE", "country": "BR"},
             "parcels": [{"grams": 700}]}\
            """.formatted(reference, postcode);
    }

    private Answer label(String reference, String postcode) throws Exception {
        Answer label = carrier.post("/labels", "label-" + reference, labelFor(reference, postcode));
        assertThat(label.status()).isEqualTo(201);
        return label;
    }

    private void assertTold(String reference, String... statuses) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(shop.statusesTakenFor(reference)).containsExactly(statuses));
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName("brings back what a customer sends, unless they never do")
    void bringsBack() throws Exception {
        for (String postcode : List.of("50030", "77777")) {
            String reference = "return-from-" + postcode;
            String body = labelFor(reference, postcode).replaceFirst("\\{", "{\"isReturn\": true, ");
            assertThat(carrier.post("/labels", "label-" + reference, body).status())
                    .isEqualTo(201);
        }
        label("shipment-to-77777", "77777");

        assertTold("return-from-50030", "picked_up", "in_transit", "delivered");
        assertTold("shipment-to-77777", "picked_up", "in_transit", "delivered");
        assertTold("return-from-77777");
    }

    @Test
    @DisplayName("brings a parcel back that is under way, once, also after a restart")
    void bringsBackWhatIsUnderWay() throws Exception {
        String intercept = "/labels/" + label("shipment-unwanted", "66666").text("/labelId") + "/intercept";
        assertTold("shipment-unwanted", "picked_up", "in_transit");
        for (int time = 1; time <= 2; time++) {
            Answer asked = carrier.post(intercept, "intercept-1", "{}");
            assertThat(asked.status()).isEqualTo(202);
            assertThat(asked.text("/status")).isEqualTo("coming_back");
        }
        assertTold("shipment-unwanted", "picked_up", "in_transit", "returned_to_sender");
        carrier.close();
        carrier = start(shop.setting());
        assertThat(carrier.get("/labels?reference=shipment-unwanted").text("/0/status"))
                .isEqualTo("returned_to_sender");
        assertThat(carrier.post(intercept, "intercept-2", "{}").status()).isEqualTo(409);
    }

    @ParameterizedTest(name = "to {0}")
    @DisplayName("does not bring back what it has not picked up, has delivered, or goes where nothing is stopped")
    @ValueSource(strings = {"77777", "50030", "88888"})
    void doesNotBringBack(String postcode) throws Exception {
        String reference = "shipment-to-" + postcode;
        if (postcode.equals("77777")) {
            carrier.put("/scripts/" + reference, "{\"scans\": []}");
        } else if (postcode.equals("88888")) {
            carrier.put("/scripts/" + reference, "{\"scans\": [{\"status\": \"picked_up\"}]}");
        }
        Answer label = label(reference, postcode);
        switch (postcode) {
            case "77777" -> assertTold(reference);
            case "88888" -> assertTold(reference, "picked_up");
            default -> assertTold(reference, "picked_up", "in_transit", "delivered");
        }
        Answer refused = carrier.post("/labels/" + label.text("/labelId") + "/intercept", "intercept-1", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("cannot_be_stopped");
    }

    @Nested
    @DisplayName("refuses before it writes")
    class RefusesBeforeItWrites {

        @ParameterizedTest(name = "{0}")
        @DisplayName("a script that nobody can play")
        @ValueSource(
                strings = {
                    "{\"status\": \"delivered\", \"after\": 9223372036854775807}",
                    "{\"status\": \"delivered\", \"at\": \"+300000000-01-01T00:00:00Z\"}",
                    "{\"status\": \"delivered\", \"at\": \"1970-01-01T00:00:05Z\"}"
                })
        void script(String scan) throws Exception {
            assertThat(carrier.put("/scripts/shipment-absurd", "{\"scans\": [" + scan + "]}")
                            .status())
                    .isEqualTo(400);
            assertThat(carrier.entries()).isEmpty();
        }

        @Test
        @DisplayName("and opens a book of old in which such a script stands, and goes on with it")
        void opensWhatWasOnceAccepted() throws Exception {
            carrier.close();
            Scan never =
                    new Scan(ScanStatus.PICKED_UP, Optional.empty(), Optional.of(Long.MAX_VALUE), Optional.empty());
            EntryMapper<Entry> entries = new EntryMapper<>(Entry.class);
            try (LedgerFile old = LedgerFile.open(data.resolve("carrier.ledger"), "carrier", (number, json) -> {})) {
                old.append(entries.write(new Entry.LabelBought(
                        Instant.parse("2026-01-06T10:00:00Z"),
                        new IdempotencyKey("label-old", "fingerprint"),
                        "label_old",
                        "SIMOLD",
                        "shipment-old",
                        "1",
                        "10115",
                        Optional.empty(),
                        new Script(List.of(never, never)))));
            }

            carrier = CarrierComponentTest.this.start(shop.setting());
            assertThat(carrier.get("/labels?reference=shipment-old")
                            .body()
                            .get(0)
                            .path("status")
                            .asString())
                    .isEqualTo("label_bought");
            label("shipment-new", "50030");
        }

        @Test
        @DisplayName("but not an address without a postcode, of which there are many")
        void noPostcode() throws Exception {
            label("shipment-hong-kong", "");
        }
    }

    @Nested
    @DisplayName("sells labels")
    class Labels {

        @Test
        @DisplayName("and tells, signed, of every scan of the parcel in order")
        void happyPath() throws Exception {
            Answer label = label("shipment-1", "50030");
            assertThat(label.text("/carrier")).isEqualTo("simulated");

            assertTold("shipment-1", "picked_up", "in_transit", "delivered");
            for (Shop.Heard told : shop.taken()) {
                assertThat(told.body().get("trackingCode").asString()).isEqualTo(label.text("/trackingCode"));
                assertThat(told.body().get("carrier").asString()).isEqualTo("simulated");
                String seconds = told.signature().replaceAll("t=(\\d+),.*", "$1");
                assertThat(told.signature()).isEqualTo("t=" + seconds + ",v1=" + hmac(seconds + "." + told.raw()));
                assertThat(Long.parseLong(seconds))
                        .isBetween(
                                Instant.now().getEpochSecond() - 60,
                                Instant.now().getEpochSecond());
            }
            assertThat(shop.taken().stream().map(told -> told.body().get("id").asString()))
                    .doesNotHaveDuplicates();
            await().atMost(SOON).untilAsserted(() -> {
                Answer ledger = carrier.get("/ledger");
                assertThat(ledger.number("/bought")).isEqualTo(1);
                assertThat(ledger.number("/perStatus/delivered")).isEqualTo(1);
                assertThat(ledger.number("/notifications/delivered")).isEqualTo(3);
                assertThat(ledger.number("/notifications/waiting")).isZero();
            });
            assertThat(carrier.get("/labels?reference=shipment-1").text("/0/status"))
                    .isEqualTo("delivered");
            assertThat(carrier.page("/ledger/entries"))
                    .as("whom the parcel is for is not the ledger's business")
                    .doesNotContain("Ana", "Rua 1");
        }

        @Test
        @DisplayName("once for the same key")
        void replay() throws Exception {
            Answer label = label("shipment-1", "50030");
            assertThat(carrier.post("/labels", "label-shipment-1", labelFor("shipment-1", "50030")))
                    .isEqualTo(label);
            assertThat(carrier.get("/ledger").number("/bought")).isEqualTo(1);
            Answer other = carrier.post("/labels", "label-shipment-1", labelFor("shipment-1", "50031"));
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.text("/code")).isEqualTo("idempotency_conflict");
        }

        @Test
        @DisplayName("but none twice under different keys")
        void duplicate() throws Exception {
            label("shipment-1", "50030");
            Answer again = carrier.post("/labels", "another key", labelFor("shipment-1", "50030"));
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.text("/code")).isEqualTo("duplicate_label");
        }

        @Test
        @DisplayName("but none to where nobody delivers; the key stays free for the corrected address")
        void undeliverable() throws Exception {
            Answer refused = carrier.post("/labels", "label-1", labelFor("shipment-1", "00000"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.contentType()).isEqualTo("application/problem+json");
            assertThat(refused.text("/code")).isEqualTo("undeliverable");
            assertThat(carrier.get("/ledger").number("/entries")).isZero();
            assertThat(carrier.post("/labels", "label-1", labelFor("shipment-1", "50030"))
                            .status())
                    .isEqualTo(201);
        }

        @Test
        @DisplayName(
                "and prints the whole address, the second line and the phone included, again when it is asked again")
        void printed() throws Exception {
            String body = """
                {"reference": "shipment-1", "labelNumber": "1", "shipFrom": "seller-1",
                 "to": {"name": "김하나", "street": "세종대로 110", "street2": "3층 301호", "city": "서울", "postcode": "04524",
                        "country": "KR", "phone": "+82 2 120"}}\
                """;
            for (int time = 0; time < 2; time++) {
                Answer label = carrier.post("/labels", "label-1", body);
                assertThat(label.texts("/printed"))
                        .containsExactly("김하나", "세종대로 110", "3층 301호", "04524 서울", "KR", "Tel. +82 2 120");
            }
            assertThat(label("shipment-2", "50030").texts("/printed"))
                    .containsExactly("Ana", "Rua 1", "50030 Recife PE", "BR");
            assertThat(carrier.page("/ledger/entries?after=0")).doesNotContain("세종대로", "+82 2 120");
        }

        @Test
        @DisplayName("and says of an address whether it delivers there, and what it would put right, without a label")
        void checksAddresses() throws Exception {
            String to = """
                {"name": "Ana", "street": "Rua 1", "city": "Recife", "postcode": "%s", "region": "PE", "country": "BR"}\
                """;
            assertThat(carrier.post("/addresses", "", to.formatted("50030"))
                            .body()
                            .toString())
                    .isEqualTo("{\"deliverable\":true}");
            assertThat(carrier.post("/addresses", "", to.formatted("11111")).text("/corrected/postcode"))
                    .isEqualTo("11112");
            assertThat(carrier.post("/addresses", "", to.formatted("00000"))
                            .body()
                            .toString())
                    .isEqualTo("{\"deliverable\":false}");
            assertThat(carrier.post("/addresses", "", "null").text("/code")).isEqualTo("invalid_request");
            assertThat(carrier.get("/ledger").number("/entries")).isZero();
        }

        @Test
        @DisplayName("and says what it put right in the address")
        void corrected() throws Exception {
            assertThat(label("shipment-1", "11111").text("/corrected/postcode")).isEqualTo("11112");
            assertTold("shipment-1", "picked_up", "in_transit", "delivered");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "null|The body says nothing",
                    "{}|reference is missing",
                    "{\"reference\":\"s\"}|labelNumber is missing",
                    "{\"reference\":\"s\",\"labelNumber\": \"1\"}|to is missing"
                })
        @DisplayName("for complete requests only")
        void invalid(String body, String why) throws Exception {
            Answer answer = carrier.post("/labels", "invalid", body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/code")).isEqualTo("invalid_request");
            assertThat(answer.text("/detail")).isEqualTo(why);
        }

        @Test
        @DisplayName("and has nothing in its ledger behind a number below 0")
        void belowZero() throws Exception {
            Answer answer = carrier.get("/ledger/entries?after=-1");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/code")).isEqualTo("invalid_request");
        }

        @Test
        @DisplayName("and takes one back that no scan has used, whose parcel then goes nowhere")
        void voided() throws Exception {
            carrier.put("/scripts/shipment-1", "{\"scans\": [{\"status\": \"picked_up\", \"after\": 3600000}]}");
            Answer label = label("shipment-1", "50030");
            String path = "/labels/" + label.text("/labelId") + "/void";
            Answer voided = carrier.post(path, "void-1", "{}");
            assertThat(voided.status()).isEqualTo(200);
            assertThat(voided.body().toString()).isEqualTo("{\"status\":\"voided\"}");
            assertThat(carrier.post(path, "void-1", "{}").status()).isEqualTo(200);
            assertThat(carrier.post(path, "void-2", "{}").status()).isEqualTo(200);
            Answer ledger = carrier.get("/ledger");
            assertThat(ledger.number("/voided")).isEqualTo(1);
            assertThat(ledger.number("/perStatus/voided")).isEqualTo(1);
        }

        @Test
        @DisplayName("but takes none back that was scanned")
        void alreadyScanned() throws Exception {
            Answer label = label("shipment-1", "33333");
            assertTold("shipment-1", "picked_up", "in_transit", "lost");
            Answer refused = carrier.post("/labels/" + label.text("/labelId") + "/void", "void-1", "{}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("/code")).isEqualTo("already_scanned");
        }
    }

    @Nested
    @DisplayName("carries parcels")
    class Parcels {

        @ParameterizedTest(name = "to {0}: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "22222|picked_up,in_transit,delivery_attempted,delivery_attempted,delivery_attempted,returned_to_sender|returned_to_sender",
                    "33333|picked_up,in_transit,lost|lost",
                    "44444|picked_up,in_transit,returned_to_sender|returned_to_sender",
                    "55555|picked_up,in_transit,damaged|damaged",
                    "66666|picked_up,in_transit|in_transit",
                    "99999|picked_up,in_transit,delivered|delivered"
                })
        @DisplayName("as the magic postcode says")
        void magicPostcodes(String postcode, String statuses, String end) throws Exception {
            label("shipment-" + postcode, postcode);
            assertTold("shipment-" + postcode, statuses.split(","));
            assertThat(carrier.get("/ledger").number("/perStatus/" + end)).isEqualTo(1);
            assertThat(carrier.get("/labels?reference=shipment-" + postcode)
                            .body()
                            .at("/0/scans")
                            .size())
                    .as("no scan beyond those told")
                    .isEqualTo(statuses.split(",").length);
        }

        @Test
        @DisplayName("as a script says, with the carrier's own times, whatever the postcode")
        void script() throws Exception {
            Answer written = carrier.put("/scripts/shipment-1", """
                {"scans": [
                  {"status": "picked_up", "at": "2017-05-16T10:00:00Z", "location": "Curitiba"},
                  {"status": "delivered", "at": "2017-05-24T11:27:01Z"},
                  {"status": "in_transit", "at": "2017-05-18T08:00:00Z", "after": 20}]}\
                """);
            assertThat(written.status()).isEqualTo(200);
            label("shipment-1", "44444");
            assertTold("shipment-1", "picked_up", "delivered", "in_transit");
            assertThat(shop.taken().stream().map(told -> told.body().get("at").asString()))
                    .containsExactly("2017-05-16T10:00:00Z", "2017-05-24T11:27:01Z", "2017-05-18T08:00:00Z");
            assertThat(shop.taken().get(0).body().get("location").asString()).isEqualTo("Curitiba");
            assertThat(shop.taken().get(1).body().has("location")).isFalse();
            assertThat(carrier.get("/ledger").number("/perStatus/delivered"))
                    .as("a late scan does not undo a delivery")
                    .isEqualTo(1);
        }

        @Test
        @DisplayName("not at all when the script is empty")
        void emptyScript() throws Exception {
            carrier.put("/scripts/shipment-1", "{\"scans\": []}");
            label("shipment-1", "50030");
            label("shipment-2", "50030");
            assertTold("shipment-2", "picked_up", "in_transit", "delivered");
            assertThat(shop.statusesTakenFor("shipment-1")).isEmpty();
            assertThat(carrier.get("/ledger").number("/perStatus/label_bought")).isEqualTo(1);
        }

        @Test
        @DisplayName("by the script that stood when the label was bought")
        void scriptTooLate() throws Exception {
            String script = "{\"scans\": [{\"status\": \"picked_up\"}]}";
            carrier.put("/scripts/shipment-1", script);
            label("shipment-1", "50030");
            assertThat(carrier.put("/scripts/shipment-1", script).status())
                    .as("the same again")
                    .isEqualTo(200);
            Answer late = carrier.put("/scripts/shipment-1", "{\"scans\": []}");
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.text("/code")).isEqualTo("label_bought");
        }

        @Test
        @DisplayName("later than its label was bought, if it was to stay until then, and once only")
        void scriptAfterAll() throws Exception {
            carrier.put("/scripts/shipment-1", "{\"scans\": []}");
            label("shipment-1", "50030");
            String journey = "{\"scans\": [{\"status\": \"picked_up\"}, {\"status\": \"delivered\"}]}";

            assertThat(carrier.put("/scripts/shipment-1", journey).status()).isEqualTo(200);

            assertTold("shipment-1", "picked_up", "delivered");
            assertThat(carrier.put("/scripts/shipment-1", journey).status())
                    .as("the same again")
                    .isEqualTo(200);
            assertThat(carrier.put("/scripts/shipment-1", "{\"scans\": [{\"status\": \"lost\"}]}")
                            .text("/code"))
                    .isEqualTo("label_bought");
        }

        @Test
        @DisplayName("by complete scripts only")
        void invalidScript() throws Exception {
            assertThat(carrier.put("/scripts/s", "{}").text("/code")).isEqualTo("invalid_request");
            assertThat(carrier.put("/scripts/s", "{\"scans\": [{\"status\": \"eaten\"}]}")
                            .text("/code"))
                    .isEqualTo("invalid_request");
            assertThat(carrier.put("/scripts/s", "{\"scans\": [{\"status\": \"lost\", \"after\": -1}]}")
                            .text("/code"))
                    .isEqualTo("invalid_request");
        }
    }

    @Nested
    @DisplayName("meets a shop that")
    class Flaky {

        @Test
        @DisplayName("fails every other time: each scan is told until it is taken, in order, with one id")
        void everyOtherTime() throws Exception {
            AtomicInteger calls = new AtomicInteger();
            shop.answers(notification -> calls.incrementAndGet() % 2 == 1 ? 503 : 200);
            IntStream.range(0, 20).forEach(i -> {
                try {
                    label("shipment-" + i, "50030");
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            for (int i = 0; i < 20; i++) {
                assertTold("shipment-" + i, "picked_up", "in_transit", "delivered");
            }
            assertThat(shop.heard().size()).isGreaterThan(shop.taken().size());
            assertThat(shop.heard().stream()
                            .map(told -> told.body().get("id").asString())
                            .distinct())
                    .hasSize(60);
            assertThat(shop.heard().stream().map(Shop.Heard::raw).distinct())
                    .as("the same bytes at each attempt")
                    .hasSize(60);
        }

        @Test
        @DisplayName("refuses one parcel: the others go on")
        void oneParcelFails() throws Exception {
            shop.answers(
                    notification -> notification.get("reference").asString().equals("shipment-bad") ? 500 : 200);
            label("shipment-bad", "50030");
            label("shipment-good", "50030");
            assertTold("shipment-good", "picked_up", "in_transit", "delivered");
            assertThat(shop.heard().stream()
                            .filter(told -> told.reference().equals("shipment-bad"))
                            .map(Shop.Heard::status))
                    .as("nothing is told before what came first")
                    .containsOnly("picked_up");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(carrier.get("/ledger").number("/notifications/waiting"))
                            .isEqualTo(3));
            shop.answers(notification -> 200);
            assertTold("shipment-bad", "picked_up", "in_transit", "delivered");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("refuses a notification for good: it ends, is kept as such, and holds up nothing")
        @ValueSource(ints = {400, 404, 409, 410, 422})
        void refusedForGood(int status) throws Exception {
            shop.answers(notification -> notification.get("status").asString().equals("in_transit") ? status : 200);
            label("shipment-odd", "50030");
            assertTold("shipment-odd", "picked_up", "delivered");
            await().atMost(SOON).untilAsserted(() -> {
                Answer ledger = carrier.get("/ledger");
                assertThat(ledger.number("/notifications/delivered")).isEqualTo(2);
                assertThat(ledger.number("/notifications/givenUp")).isEqualTo(1);
                assertThat(ledger.number("/notifications/waiting")).isZero();
            });
            assertThat(carrier.entries())
                    .filteredOn(entry -> entry.path("type").asString().equals("notification_given_up"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.path("number").asInt()).isEqualTo(2);
                        assertThat(entry.path("attempts").asInt()).isEqualTo(1);
                        assertThat(entry.path("answer").asString()).isEqualTo("status " + status);
                    });
            assertThat(carrier.page("/")).contains("would not hear of 1", "Notification given up", "Status " + status);

            carrier.close();
            carrier = CarrierComponentTest.this.start(shop.setting());
            label("shipment-after", "50030");
            assertTold("shipment-after", "picked_up", "delivered");
            assertThat(shop.heard().stream()
                            .filter(told -> told.reference().equals("shipment-odd"))
                            .filter(told -> told.status().equals("in_transit")))
                    .as("a restart does not begin again")
                    .hasSize(1);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("cannot take a notification for long: the attempts are counted, and end")
        @ValueSource(ints = {302, 401, 408, 425, 429, 500, 503})
        void neverTaken(int status) throws Exception {
            carrier.close();
            carrier = CarrierComponentTest.this.start(shop.setting(), "simulator.carrier.most-attempts=3");
            shop.answers(notification -> notification.get("status").asString().equals("picked_up") ? status : 200);
            label("shipment-odd", "50030");
            assertTold("shipment-odd", "in_transit", "delivered");
            assertThat(shop.heard().stream().filter(told -> told.status().equals("picked_up")))
                    .hasSize(3);
            assertThat(carrier.get("/ledger").number("/notifications/givenUp")).isEqualTo(1);
        }

        @Test
        @DisplayName("does not believe a signature just now, as when it has changed its secret: it hears of it later,"
                + " signed anew")
        void changesItsSecret() throws Exception {
            AtomicInteger refused = new AtomicInteger();
            shop.answers(notification -> refused.incrementAndGet() <= 2 ? 401 : 200);
            label("shipment-1", "50030");
            assertTold("shipment-1", "picked_up", "in_transit", "delivered");
            assertThat(carrier.get("/ledger").number("/notifications/givenUp")).isZero();
        }

        @Test
        @DisplayName("hangs over one parcel: the others go on")
        void oneParcelHangs() throws Exception {
            CountDownLatch released = new CountDownLatch(1);
            ConcurrentHashMap<String, Boolean> hung = new ConcurrentHashMap<>();
            shop.answers(notification -> {
                if (notification.get("reference").asString().equals("shipment-slow")
                        && hung.putIfAbsent("once", true) == null) {
                    try {
                        released.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return 200;
            });
            label("shipment-slow", "50030");
            label("shipment-good", "50030");
            assertTold("shipment-good", "picked_up", "in_transit", "delivered");
            released.countDown();
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(shop.statusesTakenFor("shipment-slow")).endsWith("in_transit", "delivered"));
        }

        @Test
        @DisplayName("is away: its return is met with everything it missed")
        void away() throws Exception {
            int port = shop.port();
            shop.close();
            for (int i = 0; i < 10; i++) {
                label("shipment-" + i, "50030");
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(carrier.get("/ledger").number("/notifications/waiting"))
                            .isEqualTo(30));
            shop = Shop.openAgainAt(port);
            for (int i = 0; i < 10; i++) {
                assertTold("shipment-" + i, "picked_up", "in_transit", "delivered");
            }
        }
    }

    @Nested
    @DisplayName("started again")
    class Restarted {

        @Test
        @DisplayName("tells what was not taken, plays what was still to come, and repeats nothing that was taken")
        void goesOn() throws Exception {
            shop.answers(notification -> notification.get("status").asString().equals("picked_up") ? 200 : 503);
            label("shipment-1", "50030");
            carrier.put("/scripts/shipment-2", """
                {"scans": [{"status": "picked_up", "after": 1}, {"status": "delivered", "after": 1500}]}\
                """);
            Answer second = label("shipment-2", "50030");
            assertTold("shipment-1", "picked_up");
            assertTold("shipment-2", "picked_up");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(carrier.get("/ledger").number("/notifications/delivered"))
                            .isEqualTo(2));
            carrier.close();

            shop.answers(notification -> 200);
            carrier = start(shop.setting());
            assertTold("shipment-1", "picked_up", "in_transit", "delivered");
            assertTold("shipment-2", "picked_up", "delivered");
            assertThat(carrier.post("/labels", "label-shipment-2", labelFor("shipment-2", "50030")))
                    .isEqualTo(second);
            assertThat(carrier.get("/ledger").number("/bought")).isEqualTo(2);
        }

        @Test
        @DisplayName("goes on with a journey that was foretold after the label was bought")
        void keepsLateScripts() throws Exception {
            carrier.put("/scripts/shipment-1", "{\"scans\": []}");
            label("shipment-1", "50030");
            carrier.put(
                    "/scripts/shipment-1",
                    "{\"scans\": [{\"status\": \"picked_up\"}, {\"status\": \"delivered\", \"after\": 1500}]}");
            assertTold("shipment-1", "picked_up");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(carrier.get("/ledger").number("/notifications/delivered"))
                            .isEqualTo(1));
            carrier.close();
            carrier = start(shop.setting());
            assertTold("shipment-1", "picked_up", "delivered");
        }

        @Test
        @DisplayName("keeps scripts whose labels are not bought yet")
        void keepsScripts() throws Exception {
            carrier.put("/scripts/shipment-1", "{\"scans\": [{\"status\": \"lost\"}]}");
            carrier.close();
            carrier = start(shop.setting());
            label("shipment-1", "50030");
            assertTold("shipment-1", "lost");
        }
    }
}
