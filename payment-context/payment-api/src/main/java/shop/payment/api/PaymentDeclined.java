package shop.payment.api;

import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the provider refuses the money.
 */
@Revision("1")
public record PaymentDeclined(PaymentId paymentId, OrderId orderId, int tender, DeclineReason reason)
        implements PaymentEvent {}
