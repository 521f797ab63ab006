package shop.payment.disputing;

import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.OrderId;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentId;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import shop.rehearsal.ShownProblems;

@DisplayName("The examples of refusals about disputes in the description")
class ShownRefusalsTest {

    private static final PaymentId PAYMENT = new PaymentId("payment-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36-1");
    private static final DisputeId DISPUTE = DisputeId.of(PAYMENT, "dp_1");

    private static Rejection refusal(Runnable asked) {
        return BusinessRejection.in(Assertions.catchThrowable(asked::run)).orElseThrow();
    }

    private static Rejection answered() {
        DisputeAnswerRequested answer = new DisputeAnswerRequested(
                DISPUTE,
                PAYMENT,
                OrderId.of("order-1"),
                1,
                DISPUTE + "/1",
                DisputeAnswer.EVIDENCE,
                "Delivered.",
                Optional.empty());
        return refusal(() -> DisputesAreAnsweredOnce.check(DISPUTE, Optional.of(answer), Optional.empty()));
    }

    private static Rejection decided() {
        return refusal(
                () -> DisputesAreAnsweredOnce.check(DISPUTE, Optional.empty(), Optional.of(DisputeOutcome.LOST)));
    }

    @Test
    @DisplayName("are what the rule says of evidence (PAY-10)")
    void evidence() {
        ShownProblems shown = ShownProblems.of("submitEvidence");

        shown.isSent(refusal(() -> EvidenceIsBounded.check(new SubmitEvidence(DISPUTE, " "))));
        shown.isSent(answered());
        shown.isSent(decided());

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("are what the rule says of giving in (PAY-10)")
    void acceptance() {
        ShownProblems shown = ShownProblems.of("acceptDispute");

        shown.isSent(answered());
        shown.isSent(decided());

        shown.wereAllSentBut(Set.of());
    }
}
