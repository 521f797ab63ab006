package shop.payment.collecting;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentOperation;

/**
 * Recorded when what was not captured is to be let go, or a payment that still waits for its payer called off, before
 * the provider is asked to.
 */
@Revision("1")
public record PaymentVoidRequested(
        PaymentId paymentId, OrderId orderId, int tender, String operationKey, String providerReference, String reason)
        implements ProviderRequest {
    @Override
    public ProviderAnswer putTo(PaymentProvider provider) {
        return provider.release(this);
    }

    @Override
    public PaymentOperation asksTo() {
        return PaymentOperation.VOID;
    }
}
