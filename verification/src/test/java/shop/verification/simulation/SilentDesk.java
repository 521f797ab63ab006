package shop.verification.simulation;

import java.util.List;
import java.util.Optional;
import shop.payment.api.PaymentId;
import shop.payment.collecting.RecordDispute;
import shop.payment.disputing.DeskAnswer;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;

/** Nobody disputes anything in these stories. */
final class SilentDesk implements DisputeDesk {

    @Override
    public Optional<? extends DeskAnswer> answer(DisputeAnswerRequested request) {
        return Optional.empty();
    }

    @Override
    public List<RecordDispute> disputes(PaymentId payment) {
        return List.of();
    }
}
