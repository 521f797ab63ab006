package shop.payment.api;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when the provider refuses to let authorised money be taken; it is owed (PAY-12).
 */
@Revision("1")
public record PaymentCaptureFailed(PaymentId paymentId, OrderId orderId, int tender, String captureId, Money amount)
        implements PaymentEvent {}
