package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when a capture is accepted that has to wait for the operation before it.
 */
@Revision("1")
public record CaptureDeferred(PaymentId paymentId, OrderId orderId, int tender, String captureId, Money amount)
        implements DeferredOperation {
    @Override
    public ProviderRequest dueAs(String operationKey, String providerReference) {
        return new PaymentCaptureRequested(
                paymentId, orderId, tender, operationKey, providerReference, captureId, amount);
    }
}
