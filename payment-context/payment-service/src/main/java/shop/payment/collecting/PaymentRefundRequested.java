package shop.payment.collecting;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;

/**
 * Recorded when captured money is to be given back, before the provider is asked to.
 */
@Revision("1")
public record PaymentRefundRequested(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        String operationKey,
        String providerReference,
        String refundId,
        Money amount,
        String reason)
        implements ProviderRequest {
    @Override
    public ProviderAnswer putTo(PaymentProvider provider) {
        return provider.refund(this);
    }
}
