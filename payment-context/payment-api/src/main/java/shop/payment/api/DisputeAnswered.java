package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/** Recorded when the provider has our answer to a dispute: from now on only its decision is awaited (PAY-10). */
@Revision("1")
public record DisputeAnswered(
        PaymentId paymentId, OrderId orderId, int tender, DisputeId disputeId, DisputeAnswer answer, Money amount)
        implements PaymentEvent {}
