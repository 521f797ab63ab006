package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when the provider has accepted to give captured money back, and has not done it yet. It may still fail, so the
 * money is not given back; what comes of it is looked up, and nothing has to wait for it (PAY-07).
 */
@Revision("1")
public record PaymentRefundAccepted(
        PaymentId paymentId, OrderId orderId, int tender, String operationKey, String refundId, Money amount)
        implements PaymentFact {

    /** Whether it is this request that was accepted. */
    public boolean isOf(PaymentRefundRequested request) {
        return request.operationKey().equals(operationKey);
    }
}
