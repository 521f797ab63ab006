package shop.payment.provider.portone;

import java.util.List;
import java.util.Optional;
import shop.payment.api.PaymentId;
import shop.payment.collecting.RecordDispute;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;
import shop.payment.disputing.RecordDisputeAnswered;

/** PortOne tells that a payment is disputed, and not about how much; it is answered at the payment service behind it. */
final class PortOneDisputes implements DisputeDesk {

    @Override
    public Optional<RecordDisputeAnswered> answer(DisputeAnswerRequested request) {
        return Optional.empty();
    }

    @Override
    public List<RecordDispute> disputes(PaymentId paymentId) {
        return List.of();
    }
}
