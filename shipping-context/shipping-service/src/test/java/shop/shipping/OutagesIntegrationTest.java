package shop.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.ShipmentId;

@DisplayName("The shipping service, when something is away,")
class OutagesIntegrationTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private RunningShipping shipping;

    @BeforeEach
    void prepare(@TempDir Path data) {
        shipping = new RunningShipping(data);
    }

    @AfterEach
    void stop() {
        shipping.close();
    }

    @Test
    @DisplayName("asks a carrier again that could not be reached, also after a restart of its own, and buys one label")
    void asksAgain() {
        shipping.startService();
        ShipmentId parcel = shipping.prepare("order-patient", "1100-048");
        ShipmentId cancelled = shipping.prepare("order-impatient", "1100-048");
        shipping.send(new CancelShipment(cancelled, "takes too long"));
        shipping.stopService();
        shipping.startCarrier();
        shipping.script(cancelled, "");

        shipping.startService();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(shipping.state(parcel).text("/state")).isEqualTo("DELIVERED"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(shipping.state(cancelled).text("/state")).isEqualTo("CANCELLED"));
        assertThat(shipping.labelsOf(parcel).size()).isEqualTo(1);
        assertThat(shipping.carrierLedger().at("/voided").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("has the carrier send again what it could not record")
    void notRecordedNotTaken() {
        shipping.startService();
        shipping.stopNode();
        RunningShipping.Answer answer = shipping.notify("""
                {"id": "n-1", "trackingCode": "SIM1", "reference": "shipment-1-potter_porto", "carrier": "simulated",
                 "status": "delivered", "at": "%s"}""".formatted(Instant.parse("2026-01-06T10:00:00Z")));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
    }
}
