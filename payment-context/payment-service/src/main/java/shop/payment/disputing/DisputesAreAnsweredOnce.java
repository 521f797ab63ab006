package shop.payment.disputing;

import java.util.Map;
import java.util.Optional;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeOutcome;
import shop.platform.rejection.BusinessRejection;

/** PAY-10: a dispute is answered once, and as long as the provider has not decided it. */
final class DisputesAreAnsweredOnce {

    private static final String RULE = "PAY-10";

    private DisputesAreAnsweredOnce() {}

    static void check(DisputeId dispute, Optional<DisputeAnswerRequested> answer, Optional<DisputeOutcome> outcome) {
        outcome.ifPresent(decided -> {
            throw BusinessRejection.of(
                    RULE,
                    "dispute-decided",
                    "The dispute is decided already (" + decided + "): only the provider could open it again.",
                    Map.of("disputeId", dispute.value(), "outcome", decided.name()));
        });
        answer.ifPresent(given -> {
            throw BusinessRejection.of(
                    RULE,
                    "dispute-answered",
                    "The dispute has been answered already (" + given.answer()
                            + "), and the provider takes one answer; its decision is awaited.",
                    Map.of(
                            "disputeId",
                            dispute.value(),
                            "answer",
                            given.answer().name()));
        });
    }
}
