package shop.simulators.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.simulators.Shop;
import shop.simulators.Simulator;
import shop.simulators.Simulator.Answer;

@DisplayName("The carrier")
class CarrierComponentTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path data;

    private Shop shop;
    private Simulator carrier;

    @BeforeEach
    void start() throws Exception {
        shop = Shop.open();
        carrier = Simulator.start(
                CarrierSimulator.application(),
                data,
                shop.setting(),
                "simulator.carrier.pace=50ms",
                "simulator.carrier.first-retry=10ms");
    }

    @AfterEach
    void stop() {
        carrier.close();
        shop.close();
    }

    static String labelFor(String reference, String postcode) {
        return """
                {"reference": "%s", "labelNumber": 1, "shipFrom": "seller-berlin",
                 "to": {"name": "Ana", "street": "Rua 1", "city": "Recife", "postcode": "%s", "region": "PE", "country": "BR"},
                 "parcels": [{"grams": 700}]}""".formatted(reference, postcode);
    }

    @Test
    @DisplayName("sells a label, carries the parcel and tells of every scan in order")
    void happyPath() throws Exception {
        Answer label = carrier.post("/labels", "label-1", labelFor("shipment-1", "50030"));
        assertThat(label.status()).isEqualTo(201);
        assertThat(label.text("/carrier")).isEqualTo("simulated");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.statusesTakenFor("shipment-1"))
                        .containsExactly("picked_up", "in_transit", "delivered"));
        assertThat(shop.taken()).allSatisfy(told -> {
            assertThat(told.body().get("trackingCode").asString()).isEqualTo(label.text("/trackingCode"));
            assertThat(told.signature()).matches("t=\\d+,v1=[0-9a-f]{64}");
        });
        await().atMost(SOON).untilAsserted(() -> {
            Answer ledger = carrier.get("/ledger");
            assertThat(ledger.number("/perStatus/delivered")).isEqualTo(1);
            assertThat(ledger.number("/notifications/waiting")).isZero();
        });
    }
}
