package shop.payment.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.TENDER;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.payment.SimulatedPsp;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.RecordDispute;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.RecordDisputeAnswerRefused;
import shop.payment.disputing.RecordDisputeAnswered;

@DisplayName("The simulated provider, given an answer to a dispute over HTTP, (PAY-10)")
class SimulatedDisputesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final PaymentId PAYMENT = new PaymentId("payment-mugs-1");

    private SimulatedPsp psp;
    private SimulatedDisputes disputes;
    private DisputeId dispute;

    @BeforeEach
    void start(@TempDir Path data) {
        psp = SimulatedPsp.start(data);
        SimulatedProviderSettings settings = new SimulatedProviderSettings(
                psp.address(), Duration.ofSeconds(5), Duration.ofSeconds(20), List.of(SimulatedPsp.SECRET));
        disputes = new SimulatedDisputes(settings);
        new SimulatedProvider(settings, new AccountsInMemory(), Clock.systemUTC())
                .authorise(new PaymentAuthorisationRequested(
                        PAYMENT,
                        ORDER,
                        TENDER,
                        PAYMENT + "/1",
                        PaymentMethod.VOUCHER,
                        BOTH,
                        "tok_disputed",
                        1,
                        Optional.empty(),
                        Optional.empty()));
        RecordDispute opened = await().atMost(SOON)
                .until(() -> disputes.disputes(PAYMENT), known -> !known.isEmpty())
                .get(0);
        dispute = DisputeId.of(PAYMENT, opened.providersName());
    }

    @AfterEach
    void stop() {
        psp.close();
    }

    private DisputeAnswerRequested evidence(int number, String text) {
        return new DisputeAnswerRequested(
                dispute,
                PAYMENT,
                ORDER,
                TENDER,
                dispute + "/" + number,
                DisputeAnswer.EVIDENCE,
                text,
                Optional.empty());
    }

    @Test
    @DisplayName("takes evidence of the greatest length that it can have, and decides by it")
    void greatestLength() {
        DisputeAnswerRequested longest = evidence(1, "Delivered. " + "x".repeat(1989));
        assertThat(longest.evidence()).hasSize(2000);

        assertThat(disputes.answer(longest)).contains(new RecordDisputeAnswered(dispute, longest.operationKey()));
        await().atMost(SOON)
                .until(() -> disputes.disputes(PAYMENT).get(0).outcome().equals(Optional.of(DisputeOutcome.WON)));
    }

    @Test
    @DisplayName("says for certain what it does not take as it is, and takes another answer after that")
    void refused() {
        DisputeAnswerRequested longer = evidence(1, "x".repeat(2001));

        assertThat(disputes.answer(longer)).contains(new RecordDisputeAnswerRefused(dispute, longer.operationKey()));
        assertThat(disputes.answer(evidence(2, "Delivered."))).containsInstanceOf(RecordDisputeAnswered.class);
    }

    @Test
    @DisplayName("says nothing certain while it is away, or where the dispute cannot be answered any more")
    void uncertain() {
        assertThat(disputes.answer(evidence(1, "Delivered."))).isPresent();
        assertThat(disputes.answer(evidence(2, "Something else."))).isEmpty();
        psp.goAway();
        assertThat(disputes.answer(evidence(3, "Something else."))).isEmpty();
    }
}
