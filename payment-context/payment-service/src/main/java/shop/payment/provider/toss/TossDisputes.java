package shop.payment.provider.toss;

import java.util.List;
import java.util.Optional;
import shop.payment.api.PaymentId;
import shop.payment.collecting.RecordDispute;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;
import shop.payment.disputing.RecordDisputeAnswered;

/** Of disputes, the interface of Toss Payments knows nothing: people hear of them, and answer, elsewhere. */
final class TossDisputes implements DisputeDesk {

    @Override
    public Optional<RecordDisputeAnswered> answer(DisputeAnswerRequested request) {
        return Optional.empty();
    }

    @Override
    public List<RecordDispute> disputes(PaymentId paymentId) {
        return List.of();
    }
}
