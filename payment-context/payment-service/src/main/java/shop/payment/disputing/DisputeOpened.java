package shop.payment.disputing;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentId;

/**
 * Recorded when a payment is disputed and somebody has to see to it.
 *
 * @param answerBefore when it is decided without an answer of ours
 */
@Revision("1")
public record DisputeOpened(
        DisputeId disputeId,
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        DisputeKind kind,
        Money amount,
        DisputeReason reason,
        Optional<Instant> answerBefore)
        implements DisputeFact {}
