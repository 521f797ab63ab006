package shop.payment.api;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the provider tells that the customer disputes a payment with their bank (PAY-10).
 *
 * @param amount how much of it
 * @param answerBefore when it is decided without an answer of ours
 */
@Revision("1")
public record PaymentDisputed(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        DisputeId disputeId,
        DisputeKind kind,
        Money amount,
        DisputeReason reason,
        Optional<Instant> answerBefore)
        implements PaymentEvent {}
