package shop.payment.provider.simulated;

import java.util.Optional;
import shop.kernel.Money;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentId;
import shop.payment.collecting.RecordDispute;

/** What the provider's words about disputes mean. */
final class DisputeWords {

    private DisputeWords() {}

    /** @throws IllegalArgumentException when it says nothing that can be understood */
    static RecordDispute inOurs(PaymentId payment, Psp.Disputed dispute) {
        return new RecordDispute(
                payment,
                dispute.disputeId(),
                kind(dispute.kind()),
                Money.of(dispute.amount().minor(), dispute.amount().currency()),
                dispute.reason().map(DisputeWords::reason).orElse(DisputeReason.OTHER),
                dispute.answerBefore(),
                outcome(dispute.status()));
    }

    private static DisputeKind kind(String kind) {
        return switch (kind) {
            case "chargeback" -> DisputeKind.CHARGEBACK;
            case "inquiry" -> DisputeKind.INQUIRY;
            default -> throw new IllegalArgumentException("a dispute is a chargeback or an inquiry");
        };
    }

    private static DisputeReason reason(String reason) {
        return switch (reason) {
            case "not_received" -> DisputeReason.NOT_RECEIVED;
            case "not_as_described" -> DisputeReason.NOT_AS_DESCRIBED;
            case "fraud" -> DisputeReason.NOT_AUTHORISED;
            case "duplicate" -> DisputeReason.PAID_TWICE;
            case "credit_not_processed" -> DisputeReason.NOT_REFUNDED;
            default -> DisputeReason.OTHER;
        };
    }

    /** Nothing as long as it is not decided; a word that we do not know decides nothing. */
    private static Optional<DisputeOutcome> outcome(String status) {
        return switch (status) {
            case "won" -> Optional.of(DisputeOutcome.WON);
            case "lost" -> Optional.of(DisputeOutcome.LOST);
            default -> Optional.empty();
        };
    }
}
