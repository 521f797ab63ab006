package shop.simulators.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.simulators.Simulator;
import shop.simulators.psp.PspSimulator;

@DisplayName("The switch")
class SwitchComponentTest {

    @TempDir
    Path data;

    @Test
    @DisplayName("stops the simulator from listening, and has it listen again on the same port after the time")
    void offAndOn() throws Exception {
        try (Simulator psp = Simulator.start(PspSimulator.application(), data);
                Socket before = new Socket("127.0.0.1", psp.port())) {
            before.setSoTimeout(60_000);
            Simulator.Answer answer = psp.post("/switch", "", "{\"listening\": false, \"forSeconds\": 1}");
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body().get("listening").asBoolean()).isFalse();

            // An open connection is cut, which can be seen afterwards, too, however late one looks.
            assertThat(before.getInputStream().read()).isEqualTo(-1);
            await().atMost(Duration.ofSeconds(60)).until(() -> isListening(psp));
            assertThat(psp.post("/switch", "", "{\"listening\": true}").status())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("refuses connections while it is off")
    void off() throws Exception {
        try (Simulator psp = Simulator.start(PspSimulator.application(), data)) {
            psp.post("/switch", "", "{\"listening\": false, \"forSeconds\": 3600}");

            await().atMost(Duration.ofSeconds(60)).until(() -> !isListening(psp));
        }
    }

    @Test
    @DisplayName("is not left off for ever")
    void bounded() throws Exception {
        try (Simulator psp = Simulator.start(PspSimulator.application(), data)) {
            assertThat(psp.post("/switch", "", "{\"listening\": false, \"forSeconds\": 3601}")
                            .status())
                    .isEqualTo(400);
            assertThat(psp.post("/switch", "", "{\"listening\": false, \"forSeconds\": 0}")
                            .status())
                    .isEqualTo(400);
        }
    }

    private static boolean isListening(Simulator psp) throws InterruptedException {
        try {
            return psp.get("/ledger").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
