package shop.payment.collecting;

import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when a capture is accepted that has to wait for the operation before it.
 *
 * @param inPlaceOf the capture with the provider that makes this one needless if it succeeds (PAY-12)
 */
@Revision("1")
public record CaptureDeferred(
        PaymentId paymentId, OrderId orderId, int tender, String captureId, Money amount, Optional<String> inPlaceOf)
        implements DeferredOperation {

    /** In place of none. */
    public CaptureDeferred(PaymentId paymentId, OrderId orderId, int tender, String captureId, Money amount) {
        this(paymentId, orderId, tender, captureId, amount, Optional.empty());
    }

    @Override
    public ProviderRequest dueAs(String operationKey, String providerReference) {
        return new PaymentCaptureRequested(
                paymentId, orderId, tender, operationKey, providerReference, captureId, amount);
    }
}
