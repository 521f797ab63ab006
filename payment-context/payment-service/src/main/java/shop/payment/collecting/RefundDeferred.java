package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when a refund has to wait: for the operation before it, or until a dispute is decided; and when the provider does not
 * make it because of one.
 */
@Revision("1")
public record RefundDeferred(
        PaymentId paymentId, OrderId orderId, int tender, String refundId, Money amount, String reason)
        implements DeferredOperation {
    @Override
    public ProviderRequest dueAs(String operationKey, String providerReference) {
        return new PaymentRefundRequested(
                paymentId, orderId, tender, operationKey, providerReference, refundId, amount, reason);
    }
}
