package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when what could not be taken is not owed any more: it is not tried again.
 */
@Revision("1")
public record CaptureWaived(PaymentId paymentId, OrderId orderId, int tender, String captureId, Money amount)
        implements PaymentFact {}
