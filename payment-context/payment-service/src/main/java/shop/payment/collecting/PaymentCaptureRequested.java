package shop.payment.collecting;

import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentOperation;

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

    @Override
    public PaymentOperation asksTo() {
        return PaymentOperation.CAPTURE;
    }

    @Override
    public Optional<String> named() {
        return Optional.of(captureId);
    }
}
