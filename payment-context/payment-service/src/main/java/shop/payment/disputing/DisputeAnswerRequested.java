package shop.payment.disputing;

import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeId;
import shop.payment.api.PaymentId;

/**
 * Recorded when support answers a dispute, before the provider is told: whatever becomes of that, the same is put again under
 * the same key (PAY-05).
 *
 * @param evidence what shows that the payment is right; empty where the shop gives in
 * @param acceptance why the shop gives in; nothing where it does not, or has not said
 */
@Revision("1")
public record DisputeAnswerRequested(
        DisputeId disputeId,
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String operationKey,
        DisputeAnswer answer,
        String evidence,
        Optional<AcceptanceReason> acceptance)
        implements DisputeFact {}
