package shop.simulators.psp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.simulators.Simulator;
import shop.simulators.Simulator.Answer;

@DisplayName("The payment service provider")
class PspComponentTest {

    private static final String TWO_MUGS_BY_CARD = """
            {"reference": "payment-1", "method": "CARD", "amount": {"minor": 2580, "currency": "BRL"},
             "token": "tok_approve", "instalments": 3}""";

    @TempDir
    Path data;

    private Simulator psp;

    @BeforeEach
    void start() {
        psp = Simulator.start(PspSimulator.application(), data);
    }

    @AfterEach
    void stop() {
        psp.close();
    }

    @Test
    @DisplayName("authorises a card, captures a part, releases the rest, refunds")
    void happyPath() throws Exception {
        Answer authorized = psp.post("/authorizations", "authorize-1", TWO_MUGS_BY_CARD);
        assertThat(authorized.status()).isEqualTo(201);
        assertThat(authorized.text("/status")).isEqualTo("authorized");
        String authorization = "/authorizations/" + authorized.text("/authorizationId");

        Answer captured = psp.post(
                authorization + "/captures",
                "capture-1",
                "{\"captureId\": \"c-1\", \"amount\": {\"minor\": 1290, \"currency\": \"BRL\"}}");
        assertThat(captured.body().toString())
                .isEqualTo(
                        "{\"captureId\":\"c-1\",\"status\":\"captured\",\"amount\":{\"minor\":1290,\"currency\":\"BRL\"}}");

        Answer voided = psp.post(authorization + "/voids", "void-1", "{}");
        assertThat(voided.body().toString())
                .isEqualTo("{\"status\":\"voided\",\"released\":{\"minor\":1290,\"currency\":\"BRL\"}}");

        Answer refunded = psp.post(
                authorization + "/refunds",
                "refund-1",
                "{\"refundId\": \"r-1\", \"amount\": {\"minor\": 290, \"currency\": \"BRL\"}}");
        assertThat(refunded.body().toString())
                .isEqualTo(
                        "{\"refundId\":\"r-1\",\"status\":\"refunded\",\"amount\":{\"minor\":290,\"currency\":\"BRL\"}}");

        Answer ledger = psp.get("/ledger");
        assertThat(ledger.number("/captured/CARD/BRL")).isEqualTo(1290);
    }
}
