package shop.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.simulators.carrier.CarrierSimulator;
import shop.simulators.psp.PspSimulator;

@DisplayName("Both simulators")
class SiblingsComponentTest {

    @TempDir
    Path data;

    @Test
    @DisplayName("run side by side in one JVM and share a data folder")
    void sideBySide() throws Exception {
        try (Simulator psp = Simulator.start(PspSimulator.application(), data);
                Simulator carrier = Simulator.start(CarrierSimulator.application(), data)) {
            assertThat(psp.get("/ledger").body().has("authorized")).isTrue();
            assertThat(carrier.get("/ledger").body().has("bought")).isTrue();
            assertThat(data.resolve("psp.ledger")).exists();
            assertThat(data.resolve("carrier.ledger")).exists();
        }
    }

    @Test
    @DisplayName("refuse a ledger that another one holds open, in one sentence")
    void sameLedger() {
        try (Simulator psp = Simulator.start(PspSimulator.application(), data)) {
            assertThatThrownBy(() -> Simulator.start(PspSimulator.application(), data))
                    .rootCause()
                    .hasMessageContaining("already open");
            assertThat(psp.port()).isPositive();
        }
    }

    @Test
    @DisplayName("do not offer the demonstration's secret to the world")
    void demoSecret() {
        assertThatThrownBy(() -> Simulator.start(CarrierSimulator.application(), data, "simulator.address=0.0.0.0"))
                .rootCause()
                .hasMessageContaining("simulator.carrier.webhook-secret must be set");
    }
}
