package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when authorised money is to be taken, before the provider is asked to.
 */
@Revision("1")
public record PaymentCaptureRequested(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String operationKey,
        String providerReference,
        String captureId,
        Money amount)
        implements ProviderRequest {
    @Override
    public ProviderAnswer putTo(PaymentProvider provider) {
        return provider.capture(this);
    }
}
