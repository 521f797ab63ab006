package shop.payment.disputing;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentId;

/**
 * Recorded when a bank that had only asked has taken the money: the dispute is to be answered anew, as a chargeback.
 *
 * @param answerBefore when it is decided without an answer of ours
 */
@Revision("1")
public record DisputeRaised(
        DisputeId disputeId,
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        Money amount,
        DisputeReason reason,
        Optional<Instant> answerBefore)
        implements DisputeFact {}
