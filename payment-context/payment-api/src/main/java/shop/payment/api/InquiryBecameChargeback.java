package shop.payment.api;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a bank that had only asked about a payment has taken its money, under the same name (PAY-10): from now on it is
 * a chargeback, to be answered and decided anew, whatever came of the inquiry.
 *
 * @param amount what the bank has taken
 * @param answerBefore when it is decided without an answer of ours
 */
@Revision("1")
public record InquiryBecameChargeback(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        DisputeId disputeId,
        Money amount,
        DisputeReason reason,
        Optional<Instant> answerBefore)
        implements PaymentEvent {}
