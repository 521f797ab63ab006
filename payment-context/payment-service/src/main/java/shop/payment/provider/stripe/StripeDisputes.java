package shop.payment.provider.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.service.V1Services;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.PaymentId;
import shop.payment.collecting.RecordDispute;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;
import shop.payment.disputing.RecordDisputeAnswered;

/** Where Stripe hears of disputes: evidence is submitted as a text, and whoever gives in closes the dispute. */
final class StripeDisputes implements DisputeDesk {

    private static final Logger log = LoggerFactory.getLogger(StripeDisputes.class);

    private final V1Services stripe;

    StripeDisputes(V1Services stripe) {
        this.stripe = stripe;
    }

    @Override
    public Optional<RecordDisputeAnswered> answer(DisputeAnswerRequested request) {
        RequestOptions key = RequestOptions.builder()
                .setIdempotencyKey(request.operationKey())
                .build();
        String dispute = request.disputeId().providersName();
        try {
            Dispute taken = request.answer() == DisputeAnswer.EVIDENCE
                    ? stripe.disputes().update(dispute, evidence(request.evidence()), key)
                    : stripe.disputes()
                            .close(dispute, DisputeCloseParams.builder().build(), key);
            return dispute.equals(taken.getId())
                    ? Optional.of(new RecordDisputeAnswered(request.disputeId(), request.operationKey()))
                    : Optional.empty();
        } catch (StripeException | RuntimeException unanswered) {
            log.info("{} was not taken: {}", request.operationKey(), StripeWords.whatWasSeen(unanswered));
            return Optional.empty();
        }
    }

    private static DisputeUpdateParams evidence(String text) {
        return DisputeUpdateParams.builder()
                .setEvidence(DisputeUpdateParams.Evidence.builder()
                        .setUncategorizedText(text)
                        .build())
                .setSubmit(true)
                .build();
    }

    @Override
    public List<RecordDispute> disputes(PaymentId paymentId) {
        try {
            return StripeProvider.disputesAbout(stripe, paymentId);
        } catch (StripeException | RuntimeException unanswered) {
            log.info(
                    "The disputes about {} could not be looked up: {}", paymentId, StripeWords.whatWasSeen(unanswered));
            return List.of();
        }
    }
}
