package shop.payment.collecting;

import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentOperation;

/**
 * Recorded when captured money is to be given back, before the provider is asked to.
 *
 * @param account to which it goes back where it does not go back the way it came (PAY-16)
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
        String reason,
        Optional<SealedAccount> account)
        implements ProviderRequest {

    @Override
    public ProviderAnswer putTo(PaymentProvider provider) {
        return provider.refund(this);
    }

    @Override
    public PaymentOperation asksTo() {
        return PaymentOperation.REFUND;
    }

    @Override
    public Optional<String> named() {
        return Optional.of(refundId);
    }
}
