package shop.payment.collecting;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when a release is accepted that has to wait for the operation before it. From now on nothing more is captured.
 */
@Revision("1")
public record ReleaseDeferred(PaymentId paymentId, OrderId orderId, int tender, String reason)
        implements DeferredOperation {
    @Override
    public ProviderRequest dueAs(String operationKey, String providerReference) {
        return new PaymentVoidRequested(paymentId, orderId, tender, operationKey, providerReference, reason);
    }
}
