package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the provider has decided a dispute (PAY-10). What is lost of a chargeback is with the customer, by their bank:
 * neither kept nor given back by us.
 *
 * @param amount what was decided about, which may be another amount than it was opened for; of a lost chargeback, what the
 *     customer has
 */
@Revision("1")
public record DisputeDecided(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        DisputeId disputeId,
        DisputeKind kind,
        Money amount,
        DisputeOutcome outcome)
        implements PaymentEvent {}
