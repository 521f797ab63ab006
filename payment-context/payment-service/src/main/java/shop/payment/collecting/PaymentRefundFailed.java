package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when the provider refuses to give captured money back; a person has to (PAY-03).
 */
@Revision("1")
public record PaymentRefundFailed(PaymentId paymentId, OrderId orderId, int tender, String refundId, Money amount)
        implements PaymentFact {}
