package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when a person has a capture tried again that had failed, before its time has come (PAY-12).
 */
@Revision("1")
public record CaptureRetryOrdered(
        PaymentId paymentId, OrderId orderId, int tender, String captureId, Money amount, CaptureRetryReason reason)
        implements PaymentFact {}
