package shop.shipping.carrier.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.MUGS;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;
import static shop.shipping.dispatching.TwoBlueMugs.interceptRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRequested;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.Carrier.InterceptAnswer;
import shop.shipping.dispatching.Carrier.LabelNotSold;
import shop.shipping.dispatching.Carrier.LabelNotTakenBack;
import shop.shipping.dispatching.Carrier.LabelSold;
import shop.shipping.dispatching.Carrier.LabelTakenBack;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.InterceptRequested;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.OneMugThatComesBack;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.VoidRefusal;
import shop.simulators.carrier.CarrierSimulator;

@DisplayName("The simulated carrier")
class SimulatedCarrierTest {

    @Nested
    @DisplayName("that is there")
    class There {

        private ServletWebServerApplicationContext simulator;
        private Carrier carrier;

        @BeforeEach
        void start(@TempDir Path data) {
            simulator = (ServletWebServerApplicationContext) CarrierSimulator.application()
                    .run(
                            "--simulator.carrier.port=0",
                            "--simulator.carrier.pace=1h",
                            "--simulator.data=" + data,
                            "--simulator.carrier.notify-url=http://127.0.0.1:1/");
            carrier = carrierAt(simulator.getWebServer().getPort());
        }

        @AfterEach
        void stop() {
            simulator.close();
        }

        @Test
        @DisplayName("sells one label for a request, however often it is asked (SHP-02)")
        void sellsOneLabel() {
            LabelSold sold = (LabelSold) carrier.buyLabel(labelRequested());
            assertThat(sold.carrier()).isEqualTo("simulated");
            assertThat(sold.corrected()).isEmpty();
            assertThat(carrier.buyLabel(labelRequested())).isEqualTo(sold);
        }

        @Test
        @DisplayName("does not deliver everywhere (SHP-01)")
        void doesNotDeliverEverywhere() {
            assertThat(carrier.buyLabel(to("00000"))).isEqualTo(new LabelNotSold(HoldReason.ADDRESS_UNDELIVERABLE));
        }

        @Test
        @DisplayName("sells one label for what comes back, and none where it does not go (SHP-08)")
        void sellsAReturnLabel() {
            LabelSold sold = (LabelSold) carrier.buyReturnLabel(OneMugThatComesBack.returnLabelRequested());
            assertThat(sold.carrier()).isEqualTo("simulated");
            assertThat(carrier.buyReturnLabel(OneMugThatComesBack.returnLabelRequested()))
                    .isEqualTo(sold);
            PersonalData nowhere =
                    new PersonalData(JIWON.owner(), JIWON.recipient().withPostcode("00000"));
            ReturnLabelRequested refused = OneMugThatComesBack.returnLabelRequestedBy(nowhere);
            assertThat(carrier.buyReturnLabel(new ReturnLabelRequested(
                            ReturnShipmentId.of(ORDER, 2),
                            ORDER,
                            "returnshipment-mugs-2-label-1",
                            refused.shipTo(),
                            refused.sender(),
                            refused.items())))
                    .isEqualTo(new LabelNotSold(HoldReason.ADDRESS_UNDELIVERABLE));
        }

        @Test
        @DisplayName("puts an address right and says so (SHP-01)")
        void putsAnAddressRight() {
            LabelSold sold = (LabelSold) carrier.buyLabel(to("11111"));
            assertThat(sold.corrected())
                    .contains(new Recipient("Kim Jiwon", "Sejong-daero 110", "Seoul", "11112", "", "KR", ""));
            assertThat(sold.toString()).doesNotContain("Jiwon", "11112");
        }

        @Test
        @DisplayName("takes a label back that it has not scanned, however often it is asked")
        void takesALabelBack() {
            LabelVoidRequested back = voidOf((LabelSold) carrier.buyLabel(labelRequested()));
            assertThat(carrier.voidLabel(back)).isEqualTo(new LabelTakenBack());
            assertThat(carrier.voidLabel(back)).isEqualTo(new LabelTakenBack());
        }

        @Test
        @DisplayName("does not take a label back that it does not know, and never will (SHP-02)")
        void knowsNoSuchLabel() {
            assertThat(carrier.voidLabel(labelVoidRequested()))
                    .isEqualTo(new LabelNotTakenBack(VoidRefusal.LABEL_UNKNOWN));
        }

        @Test
        @DisplayName("does not bring back what it has not, and never will (ORD-07)")
        void hasNothingToBringBack() {
            LabelSold sold = (LabelSold) carrier.buyLabel(labelRequested());
            assertThat(carrier.intercept(interceptRequested())).isEqualTo(InterceptAnswer.GOES_ITS_WAY);
            assertThat(carrier.intercept(new InterceptRequested(
                            PARCEL, ORDER, sold.labelId(), "shipment-mugs-icheon_pottery-intercept")))
                    .isEqualTo(InterceptAnswer.GOES_ITS_WAY);
        }

        private static LabelVoidRequested voidOf(LabelSold sold) {
            LabelVoidRequested asked = labelVoidRequested();
            return new LabelVoidRequested(
                    asked.shipmentId(), asked.orderId(), asked.labelNumber(), sold.labelId(), asked.operationKey());
        }
    }

    @Nested
    @DisplayName("is taken at its word only; nobody knows what it did if it")
    class InTrouble {

        @Test
        @DisplayName("cannot be reached")
        void cannotBeReached() throws IOException {
            try (Socket nobody = new Socket()) {
                nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                assertNobodyKnows(carrierAt(nobody.getLocalPort()));
            }
        }

        @Test
        @DisplayName("takes too long")
        void takesTooLong() throws IOException {
            try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
                assertNobodyKnows(carrierAt(silent.getLocalPort(), Duration.ofMillis(300)));
            }
        }

        @Test
        @DisplayName("has troubles of its own, is too busy, or does not know us")
        void hasTroubles() throws IOException {
            for (int status : List.of(500, 502, 503, 408, 425, 429, 401, 403)) {
                answering(status, "{\"code\": \"undeliverable\"}", InTrouble::assertNobodyKnows);
            }
            answering(404, "{\"code\": \"undeliverable\"}", InTrouble::assertLabelUnknown);
        }

        @Test
        @DisplayName("refuses for a reason that does not say that nothing was done")
        void refusesForAnUnknownReason() throws IOException {
            answering(422, "{\"code\": \"idempotency_conflict\"}", InTrouble::assertLabelUnknown);
            answering(409, "{\"code\": \"duplicate_label\"}", InTrouble::assertLabelUnknown);
            answering(404, "<html>", InTrouble::assertNobodyKnows);
            answering(422, "no JSON", InTrouble::assertNobodyKnows);
            answering(400, "{}", InTrouble::assertNobodyKnows);
        }

        @Test
        @DisplayName("answers what cannot be read")
        void answersNonsense() throws IOException {
            answering(201, "<html>", InTrouble::assertLabelUnknown);
            answering(201, "{}", InTrouble::assertLabelUnknown);
            answering(201, "{\"labelId\": \"l\", \"carrier\": \"simulated\"}", InTrouble::assertLabelUnknown);
        }

        private static void assertNobodyKnows(Carrier carrier) {
            assertLabelUnknown(carrier);
            assertThatThrownBy(() -> carrier.voidLabel(labelVoidRequested())).isInstanceOf(CarrierDidNotAnswer.class);
        }

        private static void assertLabelUnknown(Carrier carrier) {
            assertThatThrownBy(() -> carrier.buyLabel(labelRequested()))
                    .isInstanceOf(CarrierDidNotAnswer.class)
                    .hasMessageNotContaining("Jiwon")
                    .hasMessageNotContaining("Sejong");
        }
    }

    @Test
    @DisplayName("has taken a parcel whose label it does not take back (SHP-02)")
    void alreadyScanned() throws IOException {
        assertNotTakenBack(409, "already_scanned", VoidRefusal.ALREADY_SCANNED);
    }

    @Test
    @DisplayName("does not take a label back for whatever reason it gives, and never will (SHP-02)")
    void doesNotTakeItBack() throws IOException {
        assertNotTakenBack(404, "not_found", VoidRefusal.LABEL_UNKNOWN);
        assertNotTakenBack(410, "label_expired", VoidRefusal.LABEL_UNKNOWN);
        assertNotTakenBack(409, "label_used_up", VoidRefusal.REFUSED);
        assertNotTakenBack(400, "invalid_request", VoidRefusal.REFUSED);
        assertNotTakenBack(422, "idempotency_conflict", VoidRefusal.REFUSED);
    }

    @Test
    @DisplayName(
            "brings a parcel back if it says so, and does not if it says that; nobody knows if it says neither (ORD-07)")
    void intercepts() throws IOException {
        answering(
                202,
                "{\"status\": \"coming_back\"}",
                carrier -> assertThat(carrier.intercept(interceptRequested())).isEqualTo(InterceptAnswer.COMES_BACK));
        answering(
                409,
                "{\"code\": \"out_for_delivery\"}",
                carrier -> assertThat(carrier.intercept(interceptRequested())).isEqualTo(InterceptAnswer.GOES_ITS_WAY));
        answering(
                503,
                "{\"code\": \"busy\"}",
                carrier -> assertThatThrownBy(() -> carrier.intercept(interceptRequested()))
                        .isInstanceOf(CarrierDidNotAnswer.class));
    }

    private static void assertNotTakenBack(int status, String code, VoidRefusal reason) throws IOException {
        answering(
                status,
                "{\"code\": \"" + code + "\"}",
                carrier ->
                        assertThat(carrier.voidLabel(labelVoidRequested())).isEqualTo(new LabelNotTakenBack(reason)));
    }

    @Test
    @DisplayName("does not sell a label for a request that it cannot read, and never will")
    void invalidRequest() throws IOException {
        answering(
                400,
                "{\"code\": \"invalid_request\"}",
                carrier -> assertThat(carrier.buyLabel(labelRequested()))
                        .isEqualTo(new LabelNotSold(HoldReason.LABEL_REFUSED)));
    }

    @Test
    @DisplayName("is told the address and the contents, and no e-mail address")
    void isToldWhatItNeeds() throws IOException {
        StringBuilder heard = new StringBuilder();
        HttpServer stub = stub(201, "{}", heard);
        try {
            assertThatThrownBy(() -> carrierAt(stub.getAddress().getPort()).buyLabel(labelRequested()))
                    .isInstanceOf(CarrierDidNotAnswer.class);
        } finally {
            stub.stop(0);
        }
        assertThat(heard.toString())
                .contains("shipment-mugs-icheon_pottery-label-1")
                .contains("\"reference\":\"shipment-mugs-icheon_pottery\"")
                .contains("Kim Jiwon", "Sejong-daero 110", "04524", "Seoul", "KR", "MUG-BLUE")
                .doesNotContain("jiwon@example.com");
    }

    private static LabelRequested to(String postcode) {
        Recipient jiwon = JIWON.recipient();
        return new LabelRequested(
                ShipmentId.of(ORDER, POTTER),
                ORDER,
                1,
                "key-" + postcode,
                POTTER,
                new PersonalData(
                        JIWON.owner(),
                        new Recipient(jiwon.name(), jiwon.street(), jiwon.city(), postcode, "", "KR", "")),
                MUGS);
    }

    private static void answering(int status, String body, Consumer<Carrier> then) throws IOException {
        HttpServer stub = stub(status, body, new StringBuilder());
        try {
            then.accept(carrierAt(stub.getAddress().getPort()));
        } finally {
            stub.stop(0);
        }
    }

    private static HttpServer stub(int status, String body, StringBuilder heard) throws IOException {
        HttpServer stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stub.createContext("/", exchange -> {
            heard.append(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                    .append(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        stub.start();
        return stub;
    }

    private static Carrier carrierAt(int port) {
        return carrierAt(port, Duration.ofSeconds(20));
    }

    private static Carrier carrierAt(int port, Duration readTimeout) {
        return new SimulatedCarrier(new SimulatedCarrierSettings(
                URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(5), readTimeout, List.of("secret")));
    }
}
