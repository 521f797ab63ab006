package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when captured money was given back.
 */
@Revision("1")
public record PaymentRefunded(PaymentId paymentId, OrderId orderId, int tender, String refundId, Money amount)
        implements PaymentEvent {}
