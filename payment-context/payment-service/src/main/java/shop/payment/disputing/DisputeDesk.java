package shop.payment.disputing;

import java.util.List;
import java.util.Optional;
import shop.payment.api.PaymentId;
import shop.payment.collecting.RecordDispute;

/**
 * Where the provider hears of disputes. As in all that is asked of it, no answer is an answer of its own, and never an
 * exception: it says nothing (PAY-06).
 */
public interface DisputeDesk {

    /**
     * Gives an answer to a dispute, under the recorded key.
     *
     * @return nothing if it is not known whether the provider has it; a refusal only where it is certain that it has not, and
     *     that the same would be refused again
     */
    Optional<? extends DeskAnswer> answer(DisputeAnswerRequested request);

    /** How the disputes about a payment stand, as far as the provider says. */
    List<RecordDispute> disputes(PaymentId paymentId);
}
