package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when a person has the provider give back once more what it could not, instead of transferring it (PAY-03).
 */
@Revision("1")
public record RefundRetryOrdered(
        PaymentId paymentId, OrderId orderId, int tender, String refundId, Money amount, RefundRetryReason reason)
        implements PaymentFact {}
