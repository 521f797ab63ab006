package shop.payment.provider;

import java.util.List;
import java.util.Optional;
import shop.payment.api.PaymentId;
import shop.payment.collecting.RecordDispute;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;
import shop.payment.disputing.RecordDisputeAnswered;

/**
 * The desk of a provider whose interface does not take answers, nor says what is disputed about how much: people hear of
 * disputes, and answer them, elsewhere.
 */
public final class DisputesElsewhere implements DisputeDesk {

    @Override
    public Optional<RecordDisputeAnswered> answer(DisputeAnswerRequested request) {
        return Optional.empty();
    }

    @Override
    public List<RecordDispute> disputes(PaymentId paymentId) {
        return List.of();
    }
}
