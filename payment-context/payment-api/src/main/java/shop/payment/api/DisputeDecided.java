package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the provider has decided a dispute (PAY-10). What is lost of a chargeback is with the customer, by their bank:
 * neither kept nor given back by us.
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
