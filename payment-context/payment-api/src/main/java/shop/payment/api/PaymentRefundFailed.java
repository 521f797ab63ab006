package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when captured money could not be given back, because the provider refuses or after it had accepted to (PAY-07): a
 * person has to (PAY-03).
 */
@Revision("1")
public record PaymentRefundFailed(PaymentId paymentId, OrderId orderId, int tender, String refundId, Money amount)
        implements PaymentEvent {}
