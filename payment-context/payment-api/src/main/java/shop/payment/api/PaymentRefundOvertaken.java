package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a refund is not made, because the money is not there any more: it went back to the customer without us, by a
 * dispute that is lost (PAY-10) or a deposit that turned back (PAY-15).
 */
@Revision("1")
public record PaymentRefundOvertaken(PaymentId paymentId, OrderId orderId, int tender, String refundId, Money amount)
        implements PaymentEvent {}
