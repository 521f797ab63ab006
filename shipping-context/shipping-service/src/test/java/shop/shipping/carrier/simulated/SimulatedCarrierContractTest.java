package shop.shipping.carrier.simulated;

import static shop.shipping.dispatching.TwoBlueMugs.JIWON;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import shop.kernel.Recipient;
import shop.rehearsal.WayThatLosesAnswers;
import shop.shipping.carrier.CarrierContract;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.ScanStatus;
import shop.simulators.carrier.CarrierSimulator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The simulated carrier, as every carrier,")
class SimulatedCarrierContractTest extends CarrierContract {

    @TempDir
    Path data;

    @Override
    protected World open() throws IOException {
        return new Simulated(data);
    }

    /** As the simulator's own page lists them. */
    @Override
    protected Map<String, ScanStatus> statuses() {
        return Map.of(
                "picked_up", ScanStatus.PICKED_UP,
                "in_transit", ScanStatus.IN_TRANSIT,
                "out_for_delivery", ScanStatus.OUT_FOR_DELIVERY,
                "delivery_attempted", ScanStatus.DELIVERY_ATTEMPTED,
                "available_for_pickup", ScanStatus.AVAILABLE_FOR_PICKUP,
                "delivered", ScanStatus.DELIVERED,
                "damaged", ScanStatus.DAMAGED,
                "returned_to_sender", ScanStatus.RETURNED_TO_SENDER,
                "lost", ScanStatus.LOST);
    }

    @Override
    protected ScanStatus inOurWords(String status) {
        return Notification.inOurWords(status);
    }

    /** The simulator as it runs, and its page for the scans that people make. */
    private static final class Simulated implements World {

        private final ServletWebServerApplicationContext simulator;
        private final WayThatLosesAnswers way;
        private final Carrier carrier;

        Simulated(Path data) throws IOException {
            simulator = (ServletWebServerApplicationContext) CarrierSimulator.application()
                    .run(
                            "--simulator.carrier.port=0",
                            "--simulator.carrier.pace=1h",
                            "--simulator.data=" + data,
                            "--simulator.carrier.notify-url=http://127.0.0.1:1/");
            way = WayThatLosesAnswers.to(simulator.getWebServer().getPort());
            carrier = new SimulatedCarrier(new SimulatedCarrierSettings(
                    way.address(), Duration.ofSeconds(20), Duration.ofSeconds(20), List.of("secret")));
        }

        @Override
        public Carrier carrier() {
            return carrier;
        }

        @Override
        public void loseAnswers(boolean lost) {
            way.loses(lost);
        }

        @Override
        public int labelsOut() {
            JsonNode ledger = JsonMapper.shared()
                    .readTree(send(request("/ledger").build()).body());
            return ledger.get("bought").asInt() - ledger.get("voided").asInt();
        }

        @Override
        public void scan(String labelId) {
            send(request("/parcels/" + labelId + "/scans")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("status=PICKED_UP"))
                    .build());
        }

        @Override
        public Recipient nowhere() {
            return JIWON.recipient().withPostcode("00000");
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + simulator.getWebServer().getPort() + path));
        }

        private static HttpResponse<String> send(HttpRequest request) {
            try {
                return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public void close() {
            way.close();
            simulator.close();
        }
    }
}
